package org.mailroom.server.smtp.command;

import java.util.Optional;
import org.mailroom.codec.smtp.EsmtpParameters;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.codec.smtp.SmtpArguments;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.SmtpState;
import org.mailroom.server.smtp.Submission;
import org.mailroom.server.smtp.Transaction;

/** MAIL (RFC 5321, section 4.1.1.2). */
public final class Mail implements SmtpCommand {

    @Override
    public String verb() {
        return "MAIL";
    }

    @Override
    public Next execute(SmtpSession session, String arguments) throws SmtpSyntaxException, SmtpRefusal {
        var line = new SmtpArguments(arguments, true);
        var sender = line.reversePath();
        EsmtpParameters parameters = line.parameters();
        SmtpState.Greeted greeted = requireGreeted(session.state());
        requireRights(session, sender);
        var transaction = new Transaction(sender.map(Mailbox::toString).orElse(""), parameters.values());
        for (var parameter : parameters.values().entrySet()) {
            rule(session, parameter.getKey()).apply(parameter.getValue(), session, transaction);
        }
        if (!transaction.isUtf8() && !sender.map(Mailbox::isAscii).orElse(true)) {
            throw new SmtpRefusal(553, "5.6.7", "This address needs the parameter SMTPUTF8");
        }
        session.service().intake().checkRoom(parameters.values().get("SIZE"), session.peerAddress());
        session.open(greeted, transaction);
        return Next.answer(250, "2.1.0", "Sender ok");
    }

    private static SmtpState.Greeted requireGreeted(SmtpState state) throws SmtpRefusal {
        if (state instanceof SmtpState.Greeted greeted) {
            return greeted;
        }
        throw new SmtpRefusal(
                503,
                "5.5.1",
                state instanceof SmtpState.Connected ? "Introduce yourself first" : "Sender already given");
    }

    private static void requireRights(SmtpSession session, Optional<Mailbox> sender) throws SmtpRefusal {
        Optional<Submission> submission = session.settings().submission();
        if (submission.isEmpty()) {
            return;
        }
        if (session.user().isEmpty()) {
            // RFC 6409, section 4.3; RFC 4954, section 6
            throw new SmtpRefusal(530, "5.7.0", "Authentication required");
        }
        // RFC 6409, section 6.1; notifications have the null sender
        if (sender.isPresent() && !submission.get().allows(session.user().get(), sender.get())) {
            throw new SmtpRefusal(553, "5.7.1", "You may not send as " + sender.get());
        }
    }

    private static SmtpExtension.MailParameter rule(SmtpSession session, String keyword) throws SmtpRefusal {
        var rule = session.service().mailParameter(keyword);
        if (rule.isEmpty()) {
            // RFC 5321, section 4.1.1.11
            throw new SmtpRefusal(555, "5.5.4", "MAIL parameter not known here: " + keyword);
        }
        return rule.get();
    }
}
