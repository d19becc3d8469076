package org.mailroom.server.smtp.extension.limits;

import java.util.List;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** LIMITS (RFC 9422): the most recipients of one transaction. */
public final class LimitsExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("LIMITS RCPTMAX=" + session.settings().limits().maxRecipients());
    }
}
