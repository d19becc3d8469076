package org.mailroom.server.login;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SecurityLayer;

/**
 * A login in the words of a protocol. All methods run on the event loop.
 *
 * @param <N> what is to be done next
 */
public interface LoginFlow<N> {

    /** Have the step taken on a thread of logins; what it returns is next. */
    N work(Callable<N> step);

    /** Let time pass, which may be none, and go on so on the event loop. */
    N later(Duration delay, Supplier<N> then);

    /** Send the challenge and read a line. */
    N ask(String base64);

    /** The login succeeded: change the session, and say so; whoever is given a layer closes it. */
    N accepted(String user, Optional<SecurityLayer> layer);

    /** Say that the login failed. */
    N refused(Failure failure);

    /** Say that the user has as many sessions as there may be. */
    N tooManySessions();

    /** Say that it was one failed login too many, and close. */
    N tooManyFailures();
}
