package org.mailroom.server.smtp;

import java.util.List;
import java.util.concurrent.Callable;
import org.mailroom.codec.smtp.SmtpReply;

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
        CONSUMER
    }

    /** Write the {@code 354} and take what follows as the content of DATA (RFC 5321, section 4.1.1.4). */
    record ReceiveData(SmtpReply goAhead, ContentSink sink) implements Next {}

    /** Take the next octets as a chunk of content (BDAT, RFC 3030, section 2). */
    record ReceiveOctets(long octets, ContentSink sink) implements Next {}

    static Next answer(SmtpReply reply) {
        return new Answer(List.of(reply));
    }

    static Next answer(int code, String status, String... lines) {
        return answer(SmtpReply.of(code, status, lines));
    }
}
