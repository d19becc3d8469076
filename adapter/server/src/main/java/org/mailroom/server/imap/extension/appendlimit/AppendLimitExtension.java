package org.mailroom.server.imap.extension.appendlimit;

import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** APPENDLIMIT (RFC 7889): one limit for all mailboxes. */
public final class AppendLimitExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("APPENDLIMIT=" + limit(session));
    }

    @Override
    public Map<StatusItem, StatusValue> statusItems() {
        return Map.of(StatusItem.APPENDLIMIT, (mailbox, counts, session, out) -> out.number(limit(session)));
    }

    private static long limit(ImapSession session) {
        return session.settings().limits().maxMessageSize();
    }
}
