package org.mailroom.server.smtp.extension.enhancedstatuscodes;

import java.util.List;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** ENHANCEDSTATUSCODES (RFC 2034): every reply but the greeting, that to HELO and EHLO, and 354 carries one. */
public final class EnhancedStatusCodesExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("ENHANCEDSTATUSCODES");
    }
}
