package org.mailroom.server.smtp.extension.dsn;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailroom.codec.smtp.SmtpSyntaxException;
import org.mailroom.codec.smtp.XText;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;

/**
 * The parameters of DSN (RFC 3461), checked and carried to the consumer. The keyword is announced only where the
 * administrator says that the consumers send the notifications: whoever announces it owes them (section 5.2.3).
 */
public final class DsnExtension implements SmtpExtension {

    /** RFC 3461, section 4.4. */
    private static final int ENVID_LENGTH = 100;

    /** RFC 3461, section 4.2. */
    private static final int ORCPT_LENGTH = 500;

    private static final Set<String> OCCASIONS = Set.of("SUCCESS", "FAILURE", "DELAY");

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return session.settings().announceDsn() ? List.of("DSN") : List.of();
    }

    @Override
    public Map<String, MailParameter> mailParameters() {
        return Map.of(
                "RET", (value, session, transaction) -> checkReturn(value),
                "ENVID", (value, session, transaction) -> checkXtext("ENVID", value, ENVID_LENGTH));
    }

    @Override
    public Map<String, RcptParameter> rcptParameters() {
        return Map.of("NOTIFY", DsnExtension::checkNotify, "ORCPT", DsnExtension::checkOriginalRecipient);
    }

    private static void checkReturn(String value) throws SmtpRefusal {
        if (!value.equalsIgnoreCase("FULL") && !value.equalsIgnoreCase("HDRS")) {
            throw new SmtpRefusal(501, "5.5.4", "RET is FULL or HDRS");
        }
    }

    private static void checkNotify(String value) throws SmtpRefusal {
        if (value.equalsIgnoreCase("NEVER")) {
            return;
        }
        for (String occasion : value.split(",", -1)) {
            if (!OCCASIONS.contains(occasion.toUpperCase(Locale.ROOT))) {
                throw new SmtpRefusal(501, "5.5.4", "NOTIFY is NEVER, or a list of SUCCESS, FAILURE, DELAY");
            }
        }
    }

    private static void checkOriginalRecipient(String value) throws SmtpRefusal {
        int semicolon = value.indexOf(';');
        if (semicolon < 1) {
            throw new SmtpRefusal(501, "5.5.4", "ORCPT is an address type, a semicolon and an address");
        }
        checkXtext("ORCPT", value, ORCPT_LENGTH);
    }

    private static void checkXtext(String keyword, String value, int length) throws SmtpRefusal {
        if (value.isEmpty() || value.length() > length) {
            throw new SmtpRefusal(501, "5.5.4", keyword + " has 1 to " + length + " characters");
        }
        try {
            XText.decode(value);
        } catch (SmtpSyntaxException e) {
            throw new SmtpRefusal(501, "5.5.4", keyword + " is not xtext (RFC 3461, section 4)");
        }
    }
}
