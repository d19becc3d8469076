package org.mailroom.server.smtp.extension.eightbitmime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpRefusal;
import org.mailroom.server.smtp.SmtpSession;

/** 8BITMIME (RFC 6152), and with it the parameter BODY, whose value BINARYMIME is of RFC 3030, section 3. */
public final class EightBitMimeExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("8BITMIME");
    }

    @Override
    public Map<String, MailParameter> mailParameters() {
        return Map.of("BODY", (value, session, transaction) -> {
            switch (value.toUpperCase(Locale.ROOT)) {
                case "7BIT", "8BITMIME" -> {
                    // We keep octets as they come: nothing to note
                }
                case "BINARYMIME" -> transaction.declareBinary();
                default -> throw new SmtpRefusal(501, "5.5.4", "BODY is 7BIT, 8BITMIME or BINARYMIME");
            }
        });
    }
}
