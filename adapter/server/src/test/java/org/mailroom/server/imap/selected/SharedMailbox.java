package org.mailroom.server.imap.selected;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;

/** A mailbox in memory that several sessions have open, with the truth beside it in a plain map. */
final class SharedMailbox {

    private static final Mailbox MAILBOX = new Mailbox(1, "anna", "INBOX", 7, Set.of());

    private final TreeMap<Long, MessageRow> rows = new TreeMap<>();
    private final TreeMap<Long, Long> expunges = new TreeMap<>();
    private final List<MailboxListener> listeners = new ArrayList<>();
    private long modSeq = 1;
    private long firstRecent = 1;
    private boolean fails;
    private MailboxSnapshot snapshot = MailboxSnapshot.of(7, 1, 1, List.of());

    OpenMailbox open(MailboxListener listener) {
        listeners.add(listener);
        return new Opened(listener);
    }

    int openCount() {
        return listeners.size();
    }

    MailboxSnapshot snapshot() {
        return snapshot;
    }

    TreeMap<Long, MessageRow> rows() {
        return rows;
    }

    /** When it went; only of messages that did. */
    long expungedAt(long uid) {
        return expunges.get(uid);
    }

    void arrive(MessageFlags flags) {
        long uid = snapshot.uidNext();
        modSeq++;
        MessageRow row = new MessageRow(uid, modSeq, flags, 100, 1000, 1000, uid);
        rows.put(uid, row);
        commit(List.of(row), new long[0], uid + 1);
    }

    void expunge(long... uids) {
        long[] there = Arrays.stream(uids).filter(rows::containsKey).toArray();
        modSeq++;
        for (long uid : there) {
            rows.remove(uid);
            expunges.put(uid, modSeq);
        }
        commit(List.of(), there, snapshot.uidNext());
    }

    ChangedFlags store(long[] uids, FlagChange change, long unchangedSince) {
        modSeq++;
        List<MessageRow> changed = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        for (long uid : uids) {
            MessageRow row = rows.get(uid);
            if (row == null) {
                continue;
            }
            MessageFlags flags = change.applied(row.flags());
            if (row.modSeq() > unchangedSince) {
                refused.add(uid);
            } else if (!flags.equals(row.flags())) {
                changed.add(new MessageRow(uid, modSeq, flags, 100, 1000, 1000, uid));
            }
        }
        changed.forEach(row -> rows.put(row.uid(), row));
        commit(changed, new long[0], snapshot.uidNext());
        return new ChangedFlags(changed, refused.stream().mapToLong(uid -> uid).toArray());
    }

    /** From now on it cannot say which messages are recent. */
    void fail() {
        fails = true;
    }

    void delete() {
        List.copyOf(listeners).forEach(MailboxListener::deleted);
    }

    private void commit(List<MessageRow> changed, long[] gone, long uidNext) {
        snapshot = snapshot.with(changed, gone, uidNext, modSeq);
        List.copyOf(listeners).forEach(MailboxListener::changed);
    }

    private final class Opened implements OpenMailbox {

        private final MailboxListener listener;

        Opened(MailboxListener listener) {
            this.listener = listener;
        }

        @Override
        public Mailbox mailbox() {
            return MAILBOX;
        }

        @Override
        public MailboxSnapshot snapshot() {
            return snapshot;
        }

        @Override
        public long takeRecent(long uidNext) {
            if (fails) {
                throw new IllegalStateException("no disk");
            }
            long first = firstRecent;
            firstRecent = Math.max(first, uidNext);
            return first;
        }

        @Override
        public long firstRecent() {
            return firstRecent;
        }

        @Override
        public void close() {
            listeners.remove(listener);
        }
    }
}
