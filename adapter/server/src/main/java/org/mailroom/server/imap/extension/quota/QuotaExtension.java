package org.mailroom.server.imap.extension.quota;

import java.util.List;
import java.util.Map;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapExtension;
import org.mailroom.server.imap.ImapSession;

/** QUOTA (RFC 9208): one root for each account, whose name is empty; only an administrator sets its limits. */
public final class QuotaExtension implements ImapExtension {

    @Override
    public List<String> capabilities(ImapSession session) {
        return List.of("QUOTA", "QUOTA=RES-STORAGE", "QUOTA=RES-MESSAGE");
    }

    @Override
    public List<ImapCommand> commands() {
        return List.of(new GetQuota(), new GetQuotaRoot(), new SetQuota());
    }

    @Override
    public Map<StatusItem, StatusValue> statusItems() {
        return Map.of(
                StatusItem.DELETED_STORAGE, (mailbox, counts, session, out) -> out.number(counts.deletedOctets()));
    }
}
