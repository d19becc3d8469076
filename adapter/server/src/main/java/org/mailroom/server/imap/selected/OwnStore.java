package org.mailroom.server.imap.selected;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;

/** What a STORE of the client itself has come to. */
final class OwnStore {

    private final MailboxSnapshot told;
    private final MailboxSnapshot newest;
    private final Map<Long, MessageRow> changed = new HashMap<>();
    private final long[] refused;
    private final FlagChange change;

    OwnStore(MailboxSnapshot told, MailboxSnapshot newest, ChangedFlags result, FlagChange change) {
        this.told = told;
        this.newest = newest;
        this.change = change;
        refused = result.refused();
        result.changed().forEach(row -> changed.put(row.uid(), row));
    }

    /**
     * The messages as they are now, those that had the flags before too, but none that were refused or have gone.
     *
     * @param uids messages that the client knows
     */
    List<MessageRow> outcome(long[] uids) {
        return Arrays.stream(uids)
                .filter(uid -> Arrays.binarySearch(refused, uid) < 0)
                .mapToObj(this::outcome)
                .filter(Objects::nonNull)
                .toList();
    }

    private MessageRow outcome(long uid) {
        MessageRow row = changed.get(uid);
        int index = newest.indexOf(uid);
        return row == null && index >= 0 ? newest.get(index) : row;
    }

    /** Whether the client can tell the flags that the message has now by itself. */
    boolean isForeseen(MessageRow now) {
        MessageRow before = told.get(told.indexOf(now.uid()));
        return change.applied(before.flags()).equals(now.flags());
    }
}
