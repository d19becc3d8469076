package org.mailroom.server.imap.extension.multiappend;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** MULTIAPPEND (RFC 3502): APPEND itself takes more than one message. */
public final class MultiAppendExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("MULTIAPPEND");
    }
}
