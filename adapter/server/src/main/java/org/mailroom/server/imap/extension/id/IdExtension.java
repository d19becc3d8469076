package org.mailroom.server.imap.extension.id;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** ID (RFC 2971). */
public final class IdExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("ID");
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Id());
    }
}
