package org.mailroom.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.Vanished;

/**
 * Reads states of mailboxes. A large mailbox is read page by page, while others go on changing it; what has changed since the
 * first page is then read in one statement, which sees one state of the database. The same statement brings an older state up
 * to date.
 */
final class MailboxReader {

    /** Rows in memory twice for a moment, and the time that a connection is held. */
    static final int PAGE_ROWS = 10_000;

    private static final String HEAD = "SELECT uid_validity, uid_next, highest_modseq, recent_uid FROM mailbox"
            + " WHERE id = ? AND name IS NOT NULL";

    private static final String PAGE = "SELECT " + MailboxMessageTable.COLUMNS + " FROM mailbox_message"
            + " WHERE mailbox_id = ? AND uid > ? ORDER BY uid LIMIT ?";

    private static final String SINCE = "SELECT 0, uid_next, highest_modseq, 0, CAST(NULL AS TEXT), vanished_floor,"
            + " recent_uid, 0, 0 FROM mailbox WHERE id = ? AND name IS NOT NULL"
            + " UNION ALL SELECT 1, " + MailboxMessageTable.COLUMNS + " FROM mailbox_message"
            + " WHERE mailbox_id = ? AND modseq > ?"
            + " UNION ALL SELECT 2, first_uid, last_uid, 0, NULL, 0, 0, 0, 0 FROM mailbox_vanished"
            + " WHERE mailbox_id = ? AND modseq > ?";

    private static final String VANISHED = "SELECT vanished_floor, -1 FROM mailbox WHERE id = ? AND name IS NOT NULL"
            + " UNION ALL SELECT first_uid, last_uid FROM mailbox_vanished WHERE mailbox_id = ? AND modseq > ?";

    /** A state and the first UID that nobody has been told of. */
    record State(MailboxSnapshot snapshot, long firstRecent) {}

    private record Head(long uidValidity, long uidNext, long highestModSeq, long firstRecent) {
        static Head read(ResultSet row) throws SQLException {
            return new Head(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    private final Database database;
    private final int pageRows;

    MailboxReader(Database database) {
        this(database, PAGE_ROWS);
    }

    MailboxReader(Database database, int pageRows) {
        this.database = database;
        this.pageRows = pageRows;
    }

    /**
     * The state as it is now. Throws NOT_FOUND.
     *
     * @param older messages that have not changed since are taken from there; may be null
     */
    State load(long mailboxId, MailboxSnapshot older) {
        FlagTexts flags = new FlagTexts();
        while (true) {
            Head head = database.read(session -> session.first(HEAD, Head::read, mailboxId))
                    .orElseThrow(MailboxReader::gone);
            List<MessageRow> rows = pages(mailboxId, older, flags);
            MailboxSnapshot begun = MailboxSnapshot.of(head.uidValidity(), head.uidNext(), head.highestModSeq(), rows);
            State state = since(mailboxId, begun, flags);
            if (state != null) {
                return state;
            }
        }
    }

    /** The state as it is now, made of an older one. Throws NOT_FOUND. */
    State since(long mailboxId, MailboxSnapshot older) {
        State state = since(mailboxId, older, new FlagTexts());
        return state == null ? load(mailboxId, older) : state;
    }

    /** Which messages went after a modification sequence. Throws NOT_FOUND. */
    Vanished vanished(long mailboxId, long modSeq) {
        List<UidSlice.Run> runs = database.read(session -> session.query(
                VANISHED, row -> new UidSlice.Run(row.getLong(1), row.getLong(2)), mailboxId, mailboxId, modSeq));
        UidSlice.Run floor =
                runs.stream().filter(run -> run.last() == -1).findFirst().orElseThrow(MailboxReader::gone);
        if (modSeq < floor.first()) {
            return new Vanished(false, new long[0]);
        }
        runs.remove(floor);
        return new Vanished(true, uids(runs));
    }

    private List<MessageRow> pages(long mailboxId, MailboxSnapshot older, FlagTexts flags) {
        List<MessageRow> rows = new ArrayList<>();
        long last = 0;
        while (true) {
            long after = last;
            List<MessageRow> page = database.read(session -> session.query(
                    PAGE, row -> known(MailboxMessageTable.read(row, 0, flags), older), mailboxId, after, pageRows));
            rows.addAll(page);
            if (page.size() < pageRows) {
                return rows;
            }
            last = page.get(page.size() - 1).uid();
        }
    }

    private static MessageRow known(MessageRow row, MailboxSnapshot older) {
        int index = older == null ? -1 : older.indexOf(row.uid());
        return index >= 0 && older.get(index).modSeq() == row.modSeq() ? older.get(index) : row;
    }

    /** Null when the store does not remember all that went since. */
    private State since(long mailboxId, MailboxSnapshot older, FlagTexts flags) {
        Newer newer = new Newer(flags);
        long modSeq = older.highestModSeq();
        database.read(session -> {
            newer.clear(); // the read may have been begun before, on a connection that was cut
            return session.query(SINCE, newer::read, mailboxId, mailboxId, modSeq, mailboxId, modSeq);
        });
        if (newer.highestModSeq == 0) {
            throw gone();
        }
        return modSeq < newer.floor ? null : newer.applied(older);
    }

    private static long[] uids(List<UidSlice.Run> runs) {
        return runs.stream()
                .flatMapToLong(run -> LongStream.rangeClosed(run.first(), run.last()))
                .sorted()
                .toArray();
    }

    private static StoreException gone() {
        return new StoreException(Kind.NOT_FOUND, "the mailbox was deleted");
    }

    /** What {@link #SINCE} finds. */
    private static final class Newer {

        private final FlagTexts flags;
        private final List<MessageRow> rows = new ArrayList<>();
        private final List<UidSlice.Run> vanished = new ArrayList<>();
        private long uidNext;
        private long highestModSeq;
        private long floor;
        private long firstRecent;

        Newer(FlagTexts flags) {
            this.flags = flags;
        }

        void clear() {
            rows.clear();
            vanished.clear();
        }

        Void read(ResultSet row) throws SQLException {
            switch (row.getInt(1)) {
                case 0 -> {
                    uidNext = row.getLong(2);
                    highestModSeq = row.getLong(3);
                    floor = row.getLong(6);
                    firstRecent = row.getLong(7);
                }
                case 1 -> rows.add(MailboxMessageTable.read(row, 1, flags));
                default -> vanished.add(new UidSlice.Run(row.getLong(2), row.getLong(3)));
            }
            return null;
        }

        State applied(MailboxSnapshot older) {
            rows.sort(MailboxMessageTable.BY_UID);
            boolean same = highestModSeq == older.highestModSeq();
            MailboxSnapshot newest = same ? older : older.with(rows, uids(vanished), uidNext, highestModSeq);
            return new State(newest, firstRecent);
        }
    }
}
