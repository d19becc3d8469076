package org.mailroom.server.smtp.extension.help;

import java.util.List;
import org.mailroom.server.smtp.SmtpCommand;
import org.mailroom.server.smtp.SmtpExtension;
import org.mailroom.server.smtp.SmtpSession;

/** HELP (RFC 5321, section 4.1.1.8): the verbs that this server knows. */
public final class HelpExtension implements SmtpExtension {

    @Override
    public List<String> ehloLines(SmtpSession session) {
        return List.of("HELP");
    }

    @Override
    public List<SmtpCommand> commands() {
        return List.of(new Help());
    }
}
