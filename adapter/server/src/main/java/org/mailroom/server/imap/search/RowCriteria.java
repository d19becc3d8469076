package org.mailroom.server.imap.search;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.server.imap.message.EmailId;
import org.mailroom.server.imap.message.MessageSelection;
import org.mailroom.server.imap.selected.FlagNames;

/** The search keys that the row of a message decides. */
final class RowCriteria {

    private final SearchContext context;

    RowCriteria(SearchContext context) {
        this.context = context;
    }

    Criterion.OfRow of(SearchKey key) {
        if (key instanceof SearchKey.HasFlag flag) {
            return flag(flag.flag());
        }
        if (key instanceof SearchKey.Numbers numbers) {
            return in(MessageSelection.byNumber(numbers.set(), context.mailbox(), context.saved()));
        }
        if (key instanceof SearchKey.Uids uids) {
            return in(MessageSelection.byUid(uids.set(), context.mailbox(), context.saved()));
        }
        if (key instanceof SearchKey.Dated dated) {
            return dated(dated);
        }
        if (key instanceof SearchKey.Age age) {
            return age(age);
        }
        if (key instanceof SearchKey.Size size) {
            return size.larger()
                    ? entry -> entry.row().size() > size.octets()
                    : entry -> entry.row().size() < size.octets();
        }
        return other(key);
    }

    private static Criterion.OfRow other(SearchKey key) {
        if (key instanceof SearchKey.ModSeq modSeq) {
            return entry -> entry.row().modSeq() >= modSeq.least();
        }
        if (key instanceof SearchKey.EmailId id) {
            return entry -> EmailId.of(entry.row().contentId()).equals(id.id());
        }
        if (key instanceof SearchKey.ThreadId) {
            // THREADID of all messages is NIL
            return entry -> false;
        }
        if (key instanceof SearchKey.All || key instanceof SearchKey.SaveDateSupported) {
            return entry -> true;
        }
        throw new IllegalArgumentException("Not decided by a row: " + key);
    }

    static boolean matches(SearchKey.When when, long day, long limit) {
        return switch (when) {
            case BEFORE -> day < limit;
            case ON -> day == limit;
            case SINCE -> day >= limit;
        };
    }

    private Criterion.OfRow flag(Flag flag) {
        if (flag.equals(Flag.RECENT)) {
            return entry -> context.isRecent().test(entry.row().uid());
        }
        int bit = FlagNames.bit(flag);
        return bit != 0
                ? entry -> entry.row().flags().has(bit)
                : entry -> entry.row().flags().has(flag.name());
    }

    private static Criterion.OfRow in(BitSet indexes) {
        return entry -> indexes.get(entry.index());
    }

    /** Dates are those of UTC, as INTERNALDATE and SAVEDATE show them. */
    private static Criterion.OfRow dated(SearchKey.Dated key) {
        long limit = key.date().toEpochDay();
        return key.field() == SearchKey.DateField.INTERNAL
                ? entry -> matches(key.when(), day(entry.row().internalDate()), limit)
                : entry -> matches(key.when(), day(entry.row().saveDate()), limit);
    }

    private static long day(long millis) {
        return Math.floorDiv(millis, TimeUnit.DAYS.toMillis(1));
    }

    private Criterion.OfRow age(SearchKey.Age age) {
        long limit = context.now().getEpochSecond() - age.seconds();
        return age.older()
                ? entry -> Math.floorDiv(entry.row().internalDate(), 1000) <= limit
                : entry -> Math.floorDiv(entry.row().internalDate(), 1000) >= limit;
    }
}
