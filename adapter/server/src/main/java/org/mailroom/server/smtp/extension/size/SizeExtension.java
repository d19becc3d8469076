package org.mailroom.server.smtp.extension.size;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;

/** SIZE (RFC 1870): the largest message, announced and checked before it is sent. */
public final class SizeExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("SIZE " + session.settings().limits().maxMessageSize());
    }

    @Override
    public Map<String, MailParameter> mailParameters() {
        return Map.of("SIZE", (value, session, transaction) -> {
            // RFC 1870, section 3: at most 20 digits, which may be more than a long holds
            if (!value.matches("[0-9]{1,20}")) {
                throw new SmtpRefusal(501, "5.5.4", "SIZE is a number of at most 20 digits");
            }
            long largest = session.settings().limits().maxMessageSize();
            if (new BigInteger(value).compareTo(BigInteger.valueOf(largest)) > 0) {
                throw new SmtpRefusal(552, "5.3.4", "The largest message taken here has " + largest + " octets");
            }
        });
    }
}
