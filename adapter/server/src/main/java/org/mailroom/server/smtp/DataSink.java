package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.util.Collections;
import java.util.Optional;
import org.mailroom.codec.smtp.ContentScanner;
import org.mailroom.codec.smtp.SmtpReply;

/** Takes the last, or only, piece of a message: DATA, and the chunk of BDAT LAST. At its end the message is accepted. */
public final class DataSink implements ContentSink {

    private final SmtpSession session;
    private final Transaction transaction;
    private final IncomingMail mail;

    public DataSink(SmtpSession session, Transaction transaction) {
        this.session = session;
        this.transaction = transaction;
        this.mail = transaction.incoming();
    }

    @Override
    public ContentScanner scanner() {
        return mail.scanner();
    }

    @Override
    public void take(ByteBuf octets) {
        mail.take(octets);
    }

    @Override
    public boolean isFull() {
        return mail.isFull();
    }

    @Override
    public void flush() {
        mail.flush();
    }

    @Override
    public boolean isHopeless() {
        return mail.isHopeless();
    }

    @Override
    public Next end() {
        Optional<SmtpReply> refusal = mail.refusalAtEnd();
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var arrived = ArrivedMail.of(session, transaction);
        int replies = replies();
        session.endTransaction();
        return new Next.Work(() -> answer(session.service().intake().accept(arrived), replies));
    }

    private Next refused(SmtpReply reply) {
        session.service().metrics().messageRefused(session.peerAddress(), reply.toString());
        int replies = replies();
        session.abandonTransaction();
        return answer(reply, replies);
    }

    private static Next answer(SmtpReply reply, int times) {
        return new Next.Answer(Collections.nCopies(times, reply));
    }

    /** RFC 2033, section 4.2: LMTP answers for each recipient. */
    private int replies() {
        return session.settings().isLmtp() ? transaction.recipients().size() : 1;
    }
}
