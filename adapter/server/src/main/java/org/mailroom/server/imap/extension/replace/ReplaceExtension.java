package org.mailroom.server.imap.extension.replace;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;

/** REPLACE (RFC 8508). */
public final class ReplaceExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("REPLACE");
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Replace(Naming.BY_NUMBER), new Replace(Naming.BY_UID));
    }
}
