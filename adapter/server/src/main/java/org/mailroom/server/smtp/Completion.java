package org.mailroom.server.smtp;

import java.util.Collections;
import java.util.Optional;
import org.mailroom.codec.smtp.SmtpReply;

/** The end of a message: of DATA, or of the last chunk of BDAT. The transaction ends with it, however it is answered. */
public final class Completion {

    private Completion() {}

    /** Takes the last, or only, piece of the transaction's message, and has it accepted at its end. */
    public static ContentSink sink(SmtpSession session, Transaction transaction) {
        return new MailSink(transaction.incoming(), () -> complete(session, transaction));
    }

    private static Next complete(SmtpSession session, Transaction transaction) {
        // RFC 2033, section 4.2: LMTP answers for each recipient
        int replies = session.settings().isLmtp() ? transaction.recipients().size() : 1;
        Optional<SmtpReply> refusal = transaction.incoming().refusalAtEnd();
        if (refusal.isPresent()) {
            session.service()
                    .metrics()
                    .messageRefused(session.peerAddress(), refusal.get().toString());
            session.abandonTransaction();
            return answer(refusal.get(), replies);
        }
        var arrived = ArrivedMail.of(session, transaction);
        session.endTransaction();
        return new Next.Work(
                () -> new Next.Answer(session.service().intake().accept(arrived)),
                arrived.hasDeciders() ? Next.Patience.CONSUMER : Next.Patience.DISK);
    }

    private static Next answer(SmtpReply reply, int times) {
        return new Next.Answer(Collections.nCopies(times, reply));
    }
}
