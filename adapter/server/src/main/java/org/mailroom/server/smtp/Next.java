package org.mailroom.server.smtp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.security.sasl.SecurityLayer;

/** What a command wants done next. */
public sealed interface Next {

    /** Write the replies, in LMTP one for each recipient, and go on with the next command. */
    record Answer(List<SmtpReply> replies) implements Next {}

    /** Write the reply and close. */
    record Farewell(SmtpReply reply) implements Next {}

    /** Do work that blocks on a command thread; its result is what comes next. */
    record Work(Callable<Next> work, Patience patience) implements Next {}

    /** What work waits for. */
    enum Patience {
        /** The disk: many wait together, on few threads. */
        DISK,
        /** A consumer that decides the reply, who may take as long as it likes: nobody else may have to wait behind it. */
        CONSUMER,
        /** A step of a login, which keeps a processor busy, or asks a realm: few at a time, and no mail behind them. */
        LOGIN
    }

    /**
     * Go on so on the event loop, after a time in which nothing is decoded and no thread is held.
     *
     * @param delay may be zero
     */
    record Later(Duration delay, Supplier<Next> then) implements Next {}

    /** Write the {@code 354} and take what follows as the content of DATA (RFC 5321, section 4.1.1.4). */
    record ReceiveData(SmtpReply goAhead, ContentSink sink) implements Next {}

    /** Take the next octets as a chunk of content (BDAT, RFC 3030, section 2). */
    record ReceiveOctets(long octets, ContentSink sink) implements Next {}

    /** Write the {@code 334} and give the next line to the receiver (AUTH, RFC 4954, section 4). */
    record ReadLine(SmtpReply challenge, LineReceiver receiver) implements Next {}

    /** Write the {@code 220}, if nothing has come after the command, and begin TLS (STARTTLS, RFC 3207, section 4). */
    record StartTls(SmtpReply goAhead) implements Next {}

    /** Write the {@code 235} as it is; all that follows it, in both directions, goes through the layer (RFC 4954, section 4). */
    record BeginLayer(SmtpReply success, SecurityLayer layer) implements Next {}

    static Next answer(SmtpReply reply) {
        return new Answer(List.of(reply));
    }

    static Next answer(int code, String status, String... lines) {
        return answer(SmtpReply.of(code, status, lines));
    }

    static Next farewell(int code, String status, String text) {
        return new Farewell(SmtpReply.of(code, status, text));
    }
}
