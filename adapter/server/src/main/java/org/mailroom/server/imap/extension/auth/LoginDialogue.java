package org.mailroom.server.imap.extension.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailroom.codec.imap.ImapFrame.Fault;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.ResponseCode.Plain;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslMechanisms.Choice;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.LineReceiver;
import org.mailroom.server.imap.Next;
import org.mailroom.server.login.LoginExchange;
import org.mailroom.server.login.LoginFlow;

/** One AUTHENTICATE or LOGIN, from the command to its tagged response (RFC 9051, sections 6.2.2 and 6.2.3). */
final class LoginDialogue implements LineReceiver, LoginFlow<Next> {

    private static final Next.Farewell TOO_MANY_FAILURES =
            new Next.Farewell(null, "Too many failed logins; closing", Next.no(Plain.AUTHENTICATIONFAILED, "No"));

    private final ImapSession session;
    private final String command;
    private final LoginExchange<Next> login;

    private LoginDialogue(ImapSession session, String command, SaslMechanism mechanism) {
        this.session = session;
        this.command = command;
        this.login = new LoginExchange<>(this, session.logins(), mechanism, session.saslContext());
    }

    /**
     * Begins.
     *
     * @param mechanism in any case
     * @param initialResponse in base64, or null
     */
    static Next begin(ImapSession session, String command, String mechanism, String initialResponse)
            throws ImapRefusal {
        Choice choice = session.service().security().mechanisms().choose(mechanism, session.saslContext());
        if (choice instanceof Choice.EncryptionNeeded) {
            throw ImapRefusal.no(Plain.PRIVACYREQUIRED, "Encryption is required for this: STARTTLS first");
        }
        if (!(choice instanceof Choice.Chosen chosen)) {
            throw ImapRefusal.no(Plain.CANNOT, "No such mechanism on this connection");
        }
        if (session.logins().isBanned()) {
            return TOO_MANY_FAILURES;
        }
        var dialogue = new LoginDialogue(session, command, chosen.mechanism());
        session.begin(dialogue);
        return dialogue.login.begin(initialResponse);
    }

    @Override
    public Next line(String text) {
        return login.answer(text);
    }

    @Override
    public Next malformed(Fault fault) {
        if (fault == Fault.ENDLESS) {
            return Next.bye("A line without an end");
        }
        int maxOctets = session.settings().limits().login().maxAuthLineOctets();
        String text = fault == Fault.COMMAND_TOO_LONG
                ? "Line of the exchange longer than " + maxOctets + " octets"
                : "A response is base64 and ends with CR and LF";
        return login.malformed("a response that is " + fault, () -> Next.bad(text));
    }

    @Override
    public Next work(Callable<Next> step) {
        return new Next.Work(step, Next.Patience.LOGIN, false);
    }

    @Override
    public Next later(Duration delay, Supplier<Next> then) {
        return new Next.Later(delay, then);
    }

    @Override
    public Next ask(String base64) {
        return new Next.ReadLine(base64, this);
    }

    @Override
    public Next accepted(String user, Optional<SecurityLayer> layer) {
        session.loggedIn(user);
        if (layer.isPresent()) {
            // What is announced outside the layer is not to be trusted (RFC 9051, section 6.2.2)
            return new Next.BeginLayer(Next.ok(command + " completed"), layer.get());
        }
        var capabilities = new ResponseCode.Capability(session.service().capabilities(session));
        return Next.ok(capabilities, command + " completed");
    }

    @Override
    public Next refused(Failure failure) {
        return switch (failure.kind()) {
            case BAD_CREDENTIALS -> Next.no(Plain.AUTHENTICATIONFAILED, "Authentication credentials invalid");
            case NOT_AUTHORIZED -> Next.no(Plain.AUTHORIZATIONFAILED, "Not authorized: " + failure.reason());
            case MALFORMED -> malformed(failure);
            case TOO_WEAK -> Next.no(Plain.AUTHENTICATIONFAILED, "Too weak: " + failure.reason());
            case CANCELLED -> Next.bad("Authentication cancelled");
            case UNAVAILABLE -> Next.no(Plain.UNAVAILABLE, "Temporary authentication failure; try again later");
        };
    }

    /** What no user and no password can be, such as an empty one, is not wrong in the grammar of LOGIN (RFC 9051, section 6.2.3). */
    private Next malformed(Failure failure) {
        return command.equals(Login.NAME)
                ? Next.no(Plain.AUTHENTICATIONFAILED, "Authentication credentials invalid: " + failure.reason())
                : Next.bad("Malformed: " + failure.reason());
    }

    @Override
    public Next tooManySessions() {
        return Next.no(Plain.LIMIT, "Too many sessions of this user; end one, or try again later");
    }

    @Override
    public Next tooManyFailures() {
        return TOO_MANY_FAILURES;
    }

    @Override
    public void close() {
        login.close();
    }
}
