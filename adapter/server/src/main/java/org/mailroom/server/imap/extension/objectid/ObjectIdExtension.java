package org.mailroom.server.imap.extension.objectid;

import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.ObjectIds;

/** OBJECTID (RFC 8474). */
public final class ObjectIdExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("OBJECTID");
    }

    @Override
    public Map<StatusItem, StatusValue> statusItems() {
        return Map.of(StatusItem.MAILBOXID, (mailbox, counts, session, out) -> out.beginList()
                .atom(ObjectIds.of(mailbox))
                .endList());
    }
}
