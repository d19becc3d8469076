package org.mailroom.server.imap.extension.esearch;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** ESEARCH (RFC 4731) and SEARCHRES (RFC 5182), which are in SEARCH itself and in all sets of messages. */
public final class ESearchExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("ESEARCH", "SEARCHRES");
    }
}
