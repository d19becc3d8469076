package org.mailroom.server.imap.extension.statussize;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** STATUS=SIZE (RFC 8438): an item of STATUS, which has it in itself since RFC 9051. */
public final class StatusSizeExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("STATUS=SIZE");
    }
}
