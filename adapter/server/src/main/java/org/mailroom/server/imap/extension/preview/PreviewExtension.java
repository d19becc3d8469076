package org.mailroom.server.imap.extension.preview;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** PREVIEW (RFC 8970): an item of FETCH, which is in that command. */
public final class PreviewExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("PREVIEW");
    }
}
