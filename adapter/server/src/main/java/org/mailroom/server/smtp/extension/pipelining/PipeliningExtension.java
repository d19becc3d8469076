package org.mailroom.server.smtp.extension.pipelining;

import java.util.List;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** PIPELINING (RFC 2920): commands are executed in the order they come, however many arrive at once. */
public final class PipeliningExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("PIPELINING");
    }
}
