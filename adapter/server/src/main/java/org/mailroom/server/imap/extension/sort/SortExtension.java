package org.mailroom.server.imap.extension.sort;

import java.util.List;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;

/** SORT (RFC 5256) by every key, also those of RFC 5957; with RETURN (ESORT, RFC 5267, section 3). */
public final class SortExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("SORT", "SORT=DISPLAY", "ESORT");
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new Sort(Naming.BY_NUMBER), new Sort(Naming.BY_UID));
    }
}
