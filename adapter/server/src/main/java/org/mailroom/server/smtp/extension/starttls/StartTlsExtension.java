package org.mailroom.server.smtp.extension.starttls;

import java.util.List;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** STARTTLS (RFC 3207): offered where there is TLS to begin and none has begun. */
public final class StartTlsExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return StartTls.isPossible(session) ? List.of("STARTTLS") : List.of();
    }

    @Override
    public List<SmtpCommand> commands() {
        return List.of(new StartTls());
    }
}
