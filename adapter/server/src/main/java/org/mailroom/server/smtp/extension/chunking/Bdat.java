package org.mailroom.server.smtp.extension.chunking;

import org.mailroom.codec.smtp.ChunkSize;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Completion;
import org.mailroom.server.smtp.ContentSink;
import org.mailroom.server.smtp.IncomingMail;
import org.mailroom.server.smtp.MailSink;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.Transaction;

/**
 * BDAT (RFC 3030, section 2). Its octets follow the line at once, so they are taken and dropped even where the command is
 * refused; where their number cannot be known, or is beyond all reason, the connection ends.
 */
final class Bdat implements SmtpCommand {

    @Override
    public String verb() {
        return "BDAT";
    }

    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public Next execute(SmtpSession session, String arguments) {
        ChunkSize chunk;
        try {
            chunk = new SmtpArguments(arguments, false).chunkSize();
        } catch (SmtpSyntaxException e) {
            return new Next.Farewell(e.reply());
        }
        long largest = session.settings().limits().maxMessageSize();
        if (chunk.octets() > 2 * largest) {
            return new Next.Farewell(
                    SmtpReply.of(552, "5.3.4", "The largest message taken here has " + largest + " octets"));
        }
        return new Next.ReceiveOctets(chunk.octets(), sink(session, chunk));
    }

    private static ContentSink sink(SmtpSession session, ChunkSize chunk) {
        try {
            Transaction transaction = session.requireTransaction().transaction();
            if (transaction.recipients().isEmpty()) {
                throw new SmtpRefusal(503, "5.5.1", "No valid recipients: need RCPT first");
            }
            if (transaction.incoming() == null) {
                transaction.begin(session.service().receive(session, transaction));
            }
            return chunk.last() ? Completion.sink(session, transaction) : sink(transaction.incoming(), chunk.octets());
        } catch (SmtpRefusal e) {
            return new DroppingSink(e.reply());
        }
    }

    /** Takes a chunk that is not the last. A message once refused stays refused, chunk by chunk, until RSET or LAST. */
    private static ContentSink sink(IncomingMail mail, long octets) {
        return new MailSink(mail, () -> mail.refusal()
                .map(Next::answer)
                .orElseGet(() -> Next.answer(250, "2.0.0", octets + " octets received")));
    }
}
