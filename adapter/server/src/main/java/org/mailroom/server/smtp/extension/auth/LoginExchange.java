package org.mailroom.server.smtp.extension.auth;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpFrame.Fault;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.security.sasl.SaslDialogue;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.SecurityLayer;
import org.mailroom.server.limit.LoginLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.smtp.LineReceiver;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpSession;

/**
 * One AUTH, from the command to its last reply. The steps of the mechanism run on the threads of logins, all else on the event
 * loop. The one place that enforces {@code maxFailedLogins}.
 *
 * <p>An address with failed logins behind it waits before its first step, whatever comes of it; when this one fails too, the
 * rest of the longer wait that it earned comes before the reply.
 */
final class LoginExchange implements LineReceiver {

    private static final SmtpReply SUCCESS = SmtpReply.of(235, "2.7.0", "Authentication successful");

    private final SmtpSession session;
    private final String mechanism;
    private final SaslDialogue dialogue;
    private Duration waited = Duration.ZERO;

    /** Handed out by the dialogue and not yet by us. */
    private SecurityLayer layer;

    LoginExchange(SmtpSession session, SaslMechanism mechanism) {
        this.session = session;
        this.mechanism = mechanism.name();
        this.dialogue = new SaslDialogue(mechanism, session.saslContext());
    }

    /**
     * Begins.
     *
     * @param initialResponse in base64, or null
     */
    Next begin(String initialResponse) {
        waited = penalties().delay(session.peerAddress());
        return new Next.Later(waited, () -> step(() -> dialogue.begin(initialResponse)));
    }

    @Override
    public Next line(String text) {
        return step(() -> dialogue.answer(text));
    }

    @Override
    public Next malformed(Fault fault) {
        if (fault == Fault.ENDLESS_LINE) {
            return Next.farewell(421, "4.7.0", "A line without an end");
        }
        SmtpReply reply = LoginReplies.of(fault, limits().maxAuthLineOctets());
        Failure failure = dialogue.decided().orElse(new Failure(Kind.MALFORMED, "a response that is " + fault));
        dialogue.close();
        return failed(failure, reply);
    }

    private Next step(Supplier<Turn> step) {
        return new Next.Work(
                () -> {
                    Turn turn = take(step);
                    return new Next.Later(Duration.ZERO, () -> follow(turn));
                },
                Next.Patience.LOGIN);
    }

    private Turn take(Supplier<Turn> step) {
        try {
            Turn turn = step.get();
            if (turn instanceof Turn.Accepted accepted) {
                layer = accepted.layer().orElse(null);
            }
            return turn;
        } catch (RuntimeException e) {
            session.service().metrics().failed(session.peerAddress(), "AUTH " + mechanism, e);
            return new Turn.Refused(new Failure(Kind.UNAVAILABLE, "the mechanism failed: " + e));
        }
    }

    private Next follow(Turn turn) {
        if (turn instanceof Turn.Ask ask) {
            return new Next.ReadLine(new SmtpReply(334, null, List.of(ask.base64())), this);
        }
        if (turn instanceof Turn.Refused refused) {
            return failed(refused.failure(), LoginReplies.of(refused.failure()));
        }
        return accepted(((Turn.Accepted) turn).user());
    }

    private Next accepted(String user) {
        penalties().succeeded(session.peerAddress());
        session.loggedIn(user);
        session.service().metrics().loginSucceeded(session.peerAddress(), user, mechanism);
        if (layer == null) {
            return Next.answer(SUCCESS);
        }
        SecurityLayer handedOut = layer;
        layer = null;
        return new Next.BeginLayer(SUCCESS, handedOut);
    }

    private Next failed(Failure failure, SmtpReply reply) {
        Duration wait = count(failure).minus(waited);
        if (failure.kind() == Kind.CANCELLED) {
            return Next.answer(reply);
        }
        boolean last = session.loginFailed() >= limits().maxFailedLogins()
                || penalties().isBanned(session.peerAddress());
        return new Next.Later(
                wait.isNegative() ? Duration.ZERO : wait,
                () -> last ? LoginReplies.tooManyFailures() : Next.answer(reply));
    }

    /** What the log and the address get of it; returns how long the address has to wait now. */
    private Duration count(Failure failure) {
        session.service().metrics().loginFailed(session.peerAddress(), mechanism, failure.reason());
        return isGuess(failure.kind()) ? penalties().failed(session.peerAddress()) : Duration.ZERO;
    }

    /** Whether it may have been one of many tries to find a password; other failures tell the peer nothing of one. */
    private static boolean isGuess(Kind kind) {
        return kind == Kind.BAD_CREDENTIALS || kind == Kind.NOT_AUTHORIZED;
    }

    private LoginPenalties penalties() {
        return session.service().security().penalties();
    }

    private LoginLimits limits() {
        return session.settings().limits().login();
    }

    @Override
    public void close() {
        // A client that leaves when it is told of its failure has failed all the same
        dialogue.decided().ifPresent(this::count);
        dialogue.close();
        if (layer != null) {
            layer.close();
            layer = null;
        }
    }
}
