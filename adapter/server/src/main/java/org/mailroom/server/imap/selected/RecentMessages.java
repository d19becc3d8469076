package org.mailroom.server.imap.selected;

import java.util.Arrays;
import java.util.List;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;

/** Which messages are \Recent for a session: ranges of UIDs of which it was the first to hear (RFC 3501, section 2.3.2). */
final class RecentMessages {

    private static final long[] NONE = {};

    private final OpenMailbox open;
    private final boolean readOnly;

    /** First of each range, and the one after its last; ascending. */
    private long[] bounds = NONE;

    private int size;
    private int count;

    /** Those of a mailbox that has just been opened. */
    RecentMessages(OpenMailbox open, boolean readOnly, MailboxSnapshot snapshot) {
        this.open = open;
        this.readOnly = readOnly;
        add(first(snapshot), snapshot.uidNext(), 0);
        int from = size == 0 ? -1 - snapshot.exists() : snapshot.indexOf(bounds[0]);
        count = snapshot.exists() - (from >= 0 ? from : -1 - from);
    }

    int count() {
        return count;
    }

    /**
     * Messages have come.
     *
     * @param from the least UID that they can have
     * @param snapshot that the client is told of
     */
    void arrived(long from, MailboxSnapshot snapshot, List<MessageRow> arrived) {
        long first = Math.max(from, first(snapshot));
        add(first, snapshot.uidNext(), snapshot.get(0).uid());
        count += (int) arrived.stream().filter(row -> row.uid() >= first).count();
    }

    /** Messages have gone. */
    void gone(List<MessageRow> gone) {
        count -= (int) gone.stream().filter(row -> contains(row.uid())).count();
    }

    boolean contains(long uid) {
        int found = Arrays.binarySearch(bounds, 0, size, uid);
        // A first number is at an even place; a number between the bounds would be inserted at an odd one
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    /** EXAMINE takes nothing from the sessions that come after it (RFC 3501, section 6.3.2). */
    private long first(MailboxSnapshot snapshot) {
        return readOnly ? open.firstRecent() : open.takeRecent(snapshot.uidNext());
    }

    /**
     * Adds those from one to before another, both greater than all that are in.
     *
     * @param firstUid the least there is: what is below may be forgotten
     */
    private void add(long from, long to, long firstUid) {
        if (from >= to) {
            return;
        }
        if (size > 0 && bounds[size - 1] == from) {
            bounds[size - 1] = to;
            return;
        }
        if (size == bounds.length) {
            forgetBelow(firstUid);
            bounds = Arrays.copyOf(bounds, 2 * size + 2);
        }
        bounds[size++] = from;
        bounds[size++] = to;
    }

    private void forgetBelow(long uid) {
        int kept = 0;
        while (kept < size && bounds[kept + 1] <= uid) {
            kept += 2;
        }
        size -= kept;
        System.arraycopy(bounds, kept, bounds, 0, size);
    }
}
