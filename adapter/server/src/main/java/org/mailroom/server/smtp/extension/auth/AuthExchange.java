package org.mailroom.server.smtp.extension.auth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.server.login.LoginExchange;
import org.mailroom.server.login.LoginFlow;
import org.mailroom.server.smtp.LineReceiver;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpSession;

/** One AUTH, from the command to its last reply (RFC 4954, section 4). */
final class AuthExchange implements LineReceiver, LoginFlow<Next> {

    private static final SmtpReply SUCCESS = SmtpReply.of(235, "2.7.0", "Authentication successful");

    private final SmtpSession session;
    private final LoginExchange<Next> login;

    AuthExchange(SmtpSession session, SaslMechanism mechanism) {
        this.session = session;
        this.login = new LoginExchange<>(this, session.logins(), mechanism, session.saslContext());
    }

    /**
     * Begins.
     *
     * @param initialResponse in base64, or null
     */
    Next begin(String initialResponse) {
        return login.begin(initialResponse);
    }

    @Override
    public Next line(String text) {
        return login.answer(text);
    }

    @Override
    public Next malformed(Fault fault) {
        if (fault == Fault.ENDLESS_LINE) {
            return Next.farewell(421, "4.7.0", "A line without an end");
        }
        int maxOctets = session.settings().limits().login().maxAuthLineOctets();
        return login.malformed("a response that is " + fault, () -> Next.answer(LoginReplies.of(fault, maxOctets)));
    }

    @Override
    public Next work(Callable<Next> step) {
        return new Next.Work(step, Next.Patience.LOGIN);
    }

    @Override
    public Next later(Duration delay, Supplier<Next> then) {
        return new Next.Later(delay, then);
    }

    @Override
    public Next ask(String base64) {
        return new Next.ReadLine(new SmtpReply(334, null, List.of(base64)), this);
    }

    @Override
    public Next accepted(String user, Optional<SecurityLayer> layer) {
        session.loggedIn(user);
        return layer.isPresent() ? new Next.BeginLayer(SUCCESS, layer.get()) : Next.answer(SUCCESS);
    }

    @Override
    public Next refused(Failure failure) {
        return Next.answer(LoginReplies.of(failure));
    }

    @Override
    public Next tooManySessions() {
        return LoginReplies.tooManySessions();
    }

    @Override
    public Next tooManyFailures() {
        return LoginReplies.tooManyFailures();
    }

    @Override
    public void close() {
        login.close();
    }
}
