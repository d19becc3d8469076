package org.mailroom.server.smtp.command;

import java.util.List;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Completion;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.Transaction;

/** DATA (RFC 5321, section 4.1.1.4). */
public final class Data implements SmtpCommand {

    private static final SmtpReply GO_AHEAD = new SmtpReply(354, null, List.of("End with a line that is a single dot"));

    @Override
    public String verb() {
        return "DATA";
    }

    @Override
    public boolean holdsInput() {
        return true;
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException, SmtpRefusal {
        new SmtpArguments(arguments, false).end();
        Transaction transaction = session.requireTransaction().transaction();
        if (transaction.incoming() != null) {
            throw new SmtpRefusal(503, "5.5.1", "DATA and BDAT do not mix");
        }
        if (transaction.isBinary()) {
            // RFC 3030, section 3
            throw new SmtpRefusal(503, "5.5.1", "BODY=BINARYMIME needs BDAT");
        }
        if (transaction.recipients().isEmpty()) {
            // RFC 5321, section 3.3; RFC 2033, section 4.2
            throw new SmtpRefusal(
                    session.settings().isLmtp() ? 503 : 554, "5.5.1", "No valid recipients: need RCPT first");
        }
        transaction.begin(session.service().receive(session, transaction));
        return new Next.ReceiveData(GO_AHEAD, Completion.sink(session, transaction));
    }
}
