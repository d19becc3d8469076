package org.mailroom.server.imap.extension.inprogress;

import java.util.List;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** INPROGRESS (RFC 9585): who waits long for a SEARCH, SORT or THREAD is told how far it is. */
public final class InProgressExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("INPROGRESS");
    }
}
