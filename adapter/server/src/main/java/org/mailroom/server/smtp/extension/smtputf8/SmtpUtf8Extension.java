package org.mailroom.server.smtp.extension.smtputf8;

import java.util.List;
import java.util.Map;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;

/** SMTPUTF8 (RFC 6531): addresses and header fields in UTF-8. */
public final class SmtpUtf8Extension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("SMTPUTF8");
    }

    @Override
    public Map<String, MailParameter> mailParameters() {
        return Map.of("SMTPUTF8", (value, session, transaction) -> {
            if (!value.isEmpty()) {
                throw new SmtpRefusal(501, "5.5.4", "SMTPUTF8 takes no value");
            }
            transaction.declareUtf8();
        });
    }
}
