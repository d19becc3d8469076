package org.mailroom.server.imap.extension.savedate;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** SAVEDATE (RFC 8514): an item of FETCH and search keys, which are in those commands. */
public final class SaveDateExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("SAVEDATE");
    }
}
