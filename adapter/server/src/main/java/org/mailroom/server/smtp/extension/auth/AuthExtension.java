package org.mailroom.server.smtp.extension.auth;

import java.util.List;
import java.util.Map;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.codec.smtp.XText;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;
import org.mailroom.server.smtp.Transaction;

/**
 * AUTH (RFC 4954): offered with the mechanisms that this connection may use. They stay on offer after the login, so that a client
 * can see in a security layer whether somebody had shortened the list before (section 4).
 */
public final class AuthExtension implements SmtpExtension {

    /** RFC 4954, section 3, item 6. */
    private static final int LONGEST_MAILBOX = 500;

    private static final String NOBODY = "<>";

    @Override
    public List<String> ehloLines(SmtpSession session) {
        List<String> offered = session.service().security().mechanisms().offered(session.saslContext());
        return offered.isEmpty() ? List.of() : List.of("AUTH " + String.join(" ", offered));
    }

    @Override
    public List<SmtpCommand> commands() {
        return List.of(new Auth());
    }

    @Override
    public Map<String, MailParameter> mailParameters() {
        return Map.of("AUTH", AuthExtension::applySubmitter);
    }

    /** RFC 4954, section 5: only who has logged in is trusted to say who gave the message to it. */
    private static void applySubmitter(String value, SmtpSession session, Transaction transaction) throws SmtpRefusal {
        if (!value.equals(NOBODY)) {
            check(value);
        }
        if (session.user().isEmpty()) {
            transaction.replaceParameter("AUTH", NOBODY);
        }
    }

    private static void check(String value) throws SmtpRefusal {
        if (value.isEmpty() || value.length() > LONGEST_MAILBOX) {
            throw new SmtpRefusal(501, "5.5.4", "AUTH has 1 to " + LONGEST_MAILBOX + " characters");
        }
        try {
            XText.decode(value);
        } catch (SmtpSyntaxException e) {
            throw new SmtpRefusal(501, "5.5.4", "AUTH is <> or xtext (RFC 3461, section 4)");
        }
    }
}
