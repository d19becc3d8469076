package org.mailroom.server.imap.extension.starttls;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** STARTTLS (RFC 9051, section 6.2.1): offered where there is TLS to begin and none has begun. */
public final class StartTlsExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return StartTls.isPossible(session) ? List.of("STARTTLS") : List.of();
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new StartTls());
    }
}
