package org.mailroom.server.imap.sort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mailroom.codec.imap.SortCriterion;
import org.mailroom.codec.imap.SortCriterion.SortKey;
import org.mailroom.server.imap.message.CollationKey;
import org.mailroom.server.imap.message.MessageBatches;
import org.mailroom.server.imap.message.MessageBatches.Entry;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.SentDate;
import org.mailroom.store.mime.SortKeys;

/**
 * A SORT in progress: it takes the keys of some hundred messages at a step. Messages with equal keys stay in the order of the
 * mailbox, also under REVERSE. What cannot be read any more has empty keys.
 */
public final class SortRun {

    private final List<SortCriterion> criteria;
    private final MessageSource source;
    private final MessageBatches batches;
    private final int[] indexes;
    private final List<SortColumn> columns = new ArrayList<>();
    private final boolean needsDescription;
    private int next;

    /** @param indexes of the messages to be sorted; not to be changed any more */
    public SortRun(List<SortCriterion> criteria, MailboxSnapshot mailbox, BitSet indexes, MessageSource source) {
        this.criteria = criteria;
        this.source = source;
        this.batches = new MessageBatches(mailbox, indexes);
        this.indexes = indexes.stream().toArray();
        for (SortCriterion criterion : criteria) {
            columns.add(
                    isNumber(criterion.key())
                            ? new SortColumn.Numbers(new long[this.indexes.length])
                            : new SortColumn.Texts(new byte[this.indexes.length][]));
        }
        this.needsDescription = criteria.stream().map(SortCriterion::key).anyMatch(SortRun::needsDescription);
    }

    /**
     * Takes a step.
     *
     * @return whether there is more to do
     * @throws org.mailroom.store.StoreException when the store fails
     */
    public boolean advance() {
        List<Entry> batch = batches.next();
        Map<Long, MessageDescription> descriptions =
                needsDescription ? MessageBatches.describe(source, batch) : Map.of();
        for (Entry entry : batch) {
            MessageDescription description = descriptions.get(entry.row().contentId());
            put(next++, entry.row(), description == null ? null : SortKeys.of(description));
        }
        return !batch.isEmpty();
    }

    /** The indexes in their order, once {@link #advance} has said that there is nothing more to do. */
    public int[] sorted() {
        Comparator<Integer> order = null;
        for (int i = 0; i < columns.size(); i++) {
            Comparator<Integer> byColumn = columns.get(i)::compare;
            Comparator<Integer> directed = criteria.get(i).reverse() ? byColumn.reversed() : byColumn;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return IntStream.range(0, indexes.length)
                .boxed()
                .sorted(order)
                .mapToInt(place -> indexes[place])
                .toArray();
    }

    private static boolean isNumber(SortKey key) {
        return switch (key) {
            case ARRIVAL, DATE, SIZE -> true;
            default -> false;
        };
    }

    private static boolean needsDescription(SortKey key) {
        return key != SortKey.ARRIVAL && key != SortKey.SIZE;
    }

    private void put(int place, MessageRow row, SortKeys keys) {
        for (int i = 0; i < columns.size(); i++) {
            SortKey key = criteria.get(i).key();
            if (columns.get(i) instanceof SortColumn.Numbers numbers) {
                numbers.values()[place] = number(key, row, keys);
            } else if (columns.get(i) instanceof SortColumn.Texts texts) {
                texts.keys()[place] = CollationKey.of(keys == null ? "" : text(key, keys));
            }
        }
    }

    private static long number(SortKey key, MessageRow row, SortKeys keys) {
        return switch (key) {
            case SIZE -> row.size();
            case ARRIVAL -> row.internalDate();
            default -> sent(row, keys);
        };
    }

    /** Without a valid date the internal one (RFC 5256, section 2.2). */
    private static long sent(MessageRow row, SortKeys keys) {
        return keys == null
                ? Math.floorDiv(row.internalDate(), 1000)
                : keys.sent().map(SentDate::epochSecond).orElse(Math.floorDiv(row.internalDate(), 1000));
    }

    private static String text(SortKey key, SortKeys keys) {
        return switch (key) {
            case CC -> keys.cc();
            case FROM -> keys.from();
            case TO -> keys.to();
            case SUBJECT -> keys.subject().text();
            case DISPLAYFROM -> keys.displayFrom();
            case DISPLAYTO -> keys.displayTo();
            default -> throw new IllegalStateException("No text: " + key);
        };
    }
}
