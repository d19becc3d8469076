package org.mailroom.server.imap.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.MailboxSnapshot;

/**
 * Which messages a SEARCH or SORT has found, in its order.
 *
 * @param mailbox as the client sees it
 * @param order indexes of messages
 * @param isSorted whether the order is not that of the mailbox
 * @param byUid whether the client is told UIDs, not numbers
 */
public record SearchResult(MailboxSnapshot mailbox, int[] order, boolean isSorted, boolean byUid) {

    /** What a SEARCH has found. */
    public static SearchResult of(MailboxSnapshot mailbox, BitSet found, boolean byUid) {
        return new SearchResult(mailbox, found.stream().toArray(), false, byUid);
    }

    int size() {
        return order.length;
    }

    /** What the client is told of the message at a place of the order. */
    long number(int place) {
        return byUid ? mailbox.get(order[place]).uid() : order[place] + 1L;
    }

    /** All numbers, in their order; ascending runs are put together. */
    String all() {
        if (!isSorted) {
            return SequenceSet.of(numbers()).toString();
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < order.length) {
            int end = at + 1;
            while (end < order.length && number(end) == number(end - 1) + 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(number(at));
            if (end - at > 1) {
                text.append(':').append(number(end - 1));
            }
            at = end;
        }
        return text.toString();
    }

    private long[] numbers() {
        long[] numbers = new long[order.length];
        Arrays.setAll(numbers, this::number);
        return numbers;
    }

    /**
     * What {@code $} stands for afterwards, UIDs ascending (RFC 5182, section 2.1): the first or last message if only those are
     * wanted, else all.
     */
    public long[] saved(Set<SearchReturn> returns) {
        return Arrays.stream(counted(Optional.of(returns)))
                .mapToLong(index -> mailbox.get(index).uid())
                .sorted()
                .toArray();
    }

    /**
     * The greatest modification sequence of the messages that the client is told of (RFC 7162, section 3.1.5 and 3.1.10);
     * empty without any.
     */
    OptionalLong modSeq(Optional<Set<SearchReturn>> returns) {
        return Arrays.stream(counted(returns))
                .mapToLong(index -> mailbox.get(index).modSeq())
                .max();
    }

    private int[] counted(Optional<Set<SearchReturn>> returns) {
        Set<SearchReturn> ends = EnumSet.of(SearchReturn.MIN, SearchReturn.MAX);
        ends.retainAll(returns.orElse(Set.of()));
        boolean onlyEnds = returns.isPresent()
                && !ends.isEmpty()
                && !returns.get().contains(SearchReturn.ALL)
                && !returns.get().contains(SearchReturn.COUNT);
        if (!onlyEnds || order.length == 0) {
            return order;
        }
        if (ends.size() == 2 && order.length > 1) {
            return new int[] {order[0], order[order.length - 1]};
        }
        return new int[] {ends.contains(SearchReturn.MIN) ? order[0] : order[order.length - 1]};
    }
}
