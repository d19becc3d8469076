package org.mailroom.server.smtp.command;

import java.util.List;
import org.mailroom.codec.smtp.EsmtpParameters;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.RecipientDirectory.Verdict;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.Target;
import org.mailroom.server.smtp.Transaction;

/** RCPT (RFC 5321, section 4.1.1.3). The one place that enforces {@code maxRecipients}. */
public final class Rcpt implements SmtpCommand {

    @Override
    public String verb() {
        return "RCPT";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException, SmtpRefusal {
        var line = new SmtpArguments(arguments, true);
        Mailbox recipient = line.forwardPath();
        EsmtpParameters parameters = line.parameters();
        Transaction transaction = session.requireTransaction().transaction();
        if (transaction.incoming() != null) {
            throw new SmtpRefusal(503, "5.5.1", "No recipients after the first BDAT");
        }
        if (!transaction.isUtf8() && !recipient.isAscii()) {
            throw new SmtpRefusal(553, "5.6.7", "This address needs the parameter SMTPUTF8 of MAIL");
        }
        checkParameters(session, parameters);
        if (transaction.recipients().size() >= session.settings().limits().maxRecipients()) {
            // RFC 5321, section 4.5.3.1.10
            throw new SmtpRefusal(452, "4.5.3", "Too many recipients; send to the others in another transaction");
        }
        List<Target> targets = targets(session, recipient);
        if (!transaction.agreesWith(targets)) {
            throw new SmtpRefusal(
                    452, "4.5.3", "This recipient decides before the reply; send to it in another transaction");
        }
        transaction.recipients().add(new Transaction.AcceptedRecipient(recipient, parameters.values(), targets));
        return Next.answer(250, "2.1.5", "Recipient ok");
    }

    private static void checkParameters(SmtpSession session, EsmtpParameters parameters) throws SmtpRefusal {
        for (var parameter : parameters.values().entrySet()) {
            var rule = session.service().rcptParameter(parameter.getKey());
            if (rule.isEmpty()) {
                throw new SmtpRefusal(555, "5.5.4", "RCPT parameter not known here: " + parameter.getKey());
            }
            rule.get().check(parameter.getValue());
        }
    }

    private static List<Target> targets(SmtpSession session, Mailbox recipient) throws SmtpRefusal {
        Verdict verdict = session.service().directory().lookUp(recipient);
        if (verdict instanceof Verdict.Taken taken) {
            return taken.targets();
        }
        if (verdict instanceof Verdict.NotYet notYet) {
            throw new SmtpRefusal(451, "4.3.2", notYet.reason());
        }
        throw new SmtpRefusal(550, "5.1.1", "Nobody here takes mail for " + recipient);
    }
}
