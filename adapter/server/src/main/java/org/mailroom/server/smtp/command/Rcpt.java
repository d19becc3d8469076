package org.mailroom.server.smtp.command;

import java.util.Map;
import java.util.Optional;
import org.mailroom.codec.smtp.EsmtpParameters;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.RecipientDirectory.Verdict;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.Transaction;
import org.mailroom.server.smtp.Transaction.AcceptedRecipient;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.MailSource;

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
        return lookUp(session, transaction, recipient, parameters.values());
    }

    /** From memory if that suffices; else on a command thread, while the event loop leaves the transaction alone. */
    private static Next lookUp(
            SmtpSession session, Transaction transaction, Mailbox recipient, Map<String, String> parameters)
            throws SmtpRefusal {
        MailSource source = source(session);
        Optional<Verdict> known = session.service().directory().known(recipient, source);
        if (known.isPresent() && !hasMailbox(known.get())) {
            return accept(transaction, recipient, parameters, taken(known.get(), recipient));
        }
        return new Next.Work(
                () -> accept(transaction, recipient, parameters, blocking(session, transaction, recipient, source)),
                Next.Patience.DISK);
    }

    private static boolean hasMailbox(Verdict verdict) {
        return verdict instanceof Verdict.Taken taken && taken.mailbox() != null;
    }

    private static Verdict.Taken blocking(
            SmtpSession session, Transaction transaction, Mailbox recipient, MailSource source) throws SmtpRefusal {
        var service = session.service();
        try {
            Verdict.Taken taken = taken(service.directory().lookUp(recipient, source), recipient);
            service.intake()
                    .checkQuota(
                            recipient, taken.mailbox(), transaction.parameters().get("SIZE"));
            return taken;
        } catch (StoreException e) {
            throw service.intake().refusal(e, session.peerAddress());
        }
    }

    private static Verdict.Taken taken(Verdict verdict, Mailbox recipient) throws SmtpRefusal {
        if (verdict instanceof Verdict.Taken taken) {
            return taken;
        }
        if (verdict instanceof Verdict.NotYet notYet) {
            throw new SmtpRefusal(451, "4.3.2", notYet.reason());
        }
        if (verdict instanceof Verdict.Disabled) {
            throw new SmtpRefusal(550, "5.2.1", "The mailbox of " + recipient + " takes no mail now");
        }
        throw new SmtpRefusal(550, "5.1.1", "Nobody here takes mail for " + recipient);
    }

    private static Next accept(
            Transaction transaction, Mailbox recipient, Map<String, String> parameters, Verdict.Taken taken)
            throws SmtpRefusal {
        if (!transaction.agreesWith(taken.targets())) {
            throw new SmtpRefusal(
                    452, "4.5.3", "This recipient decides before the reply; send to it in another transaction");
        }
        transaction.recipients().add(new AcceptedRecipient(recipient, parameters, taken.targets(), taken.mailbox()));
        return Next.answer(250, "2.1.5", "Recipient ok");
    }

    private static MailSource source(SmtpSession session) {
        if (session.settings().isLmtp()) {
            return MailSource.LMTP;
        }
        return session.user().isPresent() ? MailSource.SUBMISSION : MailSource.SMTP;
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
}
