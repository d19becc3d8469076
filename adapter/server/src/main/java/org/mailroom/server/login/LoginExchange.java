package org.mailroom.server.login;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslDialogue;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.SecurityLayer;

/**
 * One login, from the command to its last reply. The steps of the mechanism run on the threads of logins, all else on the event
 * loop.
 *
 * <p>An address with failed logins behind it waits before its first step, whatever comes of it; when this one fails too, the
 * rest of the longer wait that it earned comes before the reply.
 *
 * @param <N> what the protocol does next
 */
public final class LoginExchange<N> implements AutoCloseable {

    private final LoginFlow<N> flow;
    private final ConnectionLogins logins;
    private final String mechanism;
    private final SaslDialogue dialogue;
    private Duration waited = Duration.ZERO;

    /** Handed out by the dialogue and not yet by us. */
    private SecurityLayer layer;

    /** A login by the mechanism, on a connection of which it may know the context. */
    public LoginExchange(LoginFlow<N> flow, ConnectionLogins logins, SaslMechanism mechanism, SaslContext context) {
        this.flow = flow;
        this.logins = logins;
        this.mechanism = mechanism.name();
        this.dialogue = new SaslDialogue(mechanism, context);
    }

    /**
     * Begins.
     *
     * @param initialResponse in base64, or null
     */
    public N begin(String initialResponse) {
        waited = logins.delay();
        return flow.later(waited, () -> step(() -> dialogue.begin(initialResponse)));
    }

    /** Takes a response of the client. */
    public N answer(String line) {
        return step(() -> dialogue.answer(line));
    }

    /**
     * A line came that is no response.
     *
     * @param reason for the log
     * @param refusal what is said, in the place of what {@link LoginFlow#refused} would say
     */
    public N malformed(String reason, Supplier<N> refusal) {
        Failure failure = dialogue.decided().orElse(new Failure(Kind.MALFORMED, reason));
        dialogue.close();
        return failed(failure, refusal);
    }

    private N step(Supplier<Turn> step) {
        return flow.work(() -> {
            Turn turn = take(step);
            return flow.later(Duration.ZERO, () -> follow(turn));
        });
    }

    private Turn take(Supplier<Turn> step) {
        try {
            Turn turn = step.get();
            if (turn instanceof Turn.Accepted accepted) {
                layer = accepted.layer().orElse(null);
            }
            return turn;
        } catch (RuntimeException e) {
            logins.broken(mechanism, e);
            return new Turn.Refused(new Failure(Kind.UNAVAILABLE, "the mechanism failed: " + e));
        }
    }

    private N follow(Turn turn) {
        if (turn instanceof Turn.Ask ask) {
            return flow.ask(ask.base64());
        }
        if (turn instanceof Turn.Refused refused) {
            return failed(refused.failure(), () -> flow.refused(refused.failure()));
        }
        return accepted(((Turn.Accepted) turn).user());
    }

    private N accepted(String user) {
        if (!logins.enter(user)) {
            return flow.tooManySessions();
        }
        logins.succeeded(user, mechanism);
        SecurityLayer handedOut = layer;
        layer = null;
        return flow.accepted(user, Optional.ofNullable(handedOut));
    }

    private N failed(Failure failure, Supplier<N> refusal) {
        Duration wait = logins.count(mechanism, failure).minus(waited);
        if (failure.kind() == Kind.CANCELLED) {
            return refusal.get();
        }
        boolean last = logins.isLast();
        return flow.later(
                wait.isNegative() ? Duration.ZERO : wait, () -> last ? flow.tooManyFailures() : refusal.get());
    }

    @Override
    public void close() {
        // A client that leaves when it is told of its failure has failed all the same
        dialogue.decided().ifPresent(failure -> logins.count(mechanism, failure));
        dialogue.close();
        if (layer != null) {
            layer.close();
            layer = null;
        }
    }
}
