package org.mailroom.server.imap.extension.binary;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** BINARY (RFC 3516): items of FETCH, and literals of APPEND, which are in those commands. */
public final class BinaryExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("BINARY");
    }
}
