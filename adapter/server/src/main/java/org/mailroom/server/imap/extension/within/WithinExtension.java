package org.mailroom.server.imap.extension.within;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** WITHIN (RFC 5032): search keys, which are in SEARCH itself. */
public final class WithinExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("WITHIN");
    }
}
