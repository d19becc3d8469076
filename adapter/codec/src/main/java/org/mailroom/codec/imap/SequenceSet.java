package org.mailroom.codec.imap;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A set of message numbers or unique identifiers (RFC 9051, section 9, sequence-set), from 1 to 2<sup>32</sup>-1, kept
 * as ascending ranges between which there are gaps. Immutable.
 *
 * <p>As a client sends it, it may hold {@code *}, the highest number in use, or be {@code $}, the saved search result
 * (RFC 9051, section 6.4.4.1). Such a set {@linkplain #isSymbolic() is symbolic}; it can be written, but its members
 * are known only after {@link #resolve}.
 */
public final class SequenceSet {

    /** The greatest number there is. */
    public static final long MAX = NumberReader.MAX_NUMBER;

    /** The set without members. It cannot be written: the grammar has no word for it. */
    public static final SequenceSet EMPTY = new SequenceSet(new long[0], null, false);

    /** {@code $}. */
    public static final SequenceSet SAVED_RESULT = new SequenceSet(new long[0], null, true);

    /** First and last of each range. */
    private final long[] bounds;
    /** The ranges that end at {@code *}, or null if there are none. */
    private final StarRange star;

    private final boolean saved;

    SequenceSet(long[] bounds, StarRange star) {
        this(bounds, star, false);
    }

    private SequenceSet(long[] bounds, StarRange star, boolean saved) {
        this.bounds = bounds;
        this.star = star;
        this.saved = saved;
    }

    /**
     * A range of the set.
     *
     * @param first at least 1
     * @param last not less than first
     */
    public record Range(long first, long last) {}

    /**
     * The set of these numbers.
     *
     * @throws IllegalArgumentException if one is not from 1 to {@link #MAX}
     */
    public static SequenceSet of(long... numbers) {
        SequenceSetBuilder builder = new SequenceSetBuilder();
        for (long number : numbers) {
            builder.add(number);
        }
        return builder.build();
    }

    /**
     * All numbers between these two, in either order, both included.
     *
     * @throws IllegalArgumentException if one is not from 1 to {@link #MAX}
     */
    public static SequenceSet ofRange(long one, long other) {
        return new SequenceSetBuilder().add(one, other).build();
    }

    /** {@code sequence-set}, and nothing more. */
    public static SequenceSet parse(String text) throws ImapSyntaxException {
        ImapReader in = new ImapReader(new ImapCursor(text, List.of(), null));
        SequenceSet set = in.sequenceSet();
        in.end();
        return set;
    }

    /** Whether it is {@code $}. */
    public boolean isSavedResult() {
        return saved;
    }

    /** Whether it is {@code $} or holds {@code *}. */
    public boolean isSymbolic() {
        return saved || star != null;
    }

    /** Whether it has no members; a symbolic set has some. */
    public boolean isEmpty() {
        return bounds.length == 0 && !isSymbolic();
    }

    /**
     * The same set with {@code *} replaced.
     *
     * @param max the highest number in use, 0 if there is none; ranges that end at {@code *} are then left out
     * @throws IllegalArgumentException if max is not from 0 to {@link #MAX}
     * @throws IllegalStateException if it is {@code $}
     */
    public SequenceSet resolve(long max) {
        if (saved) {
            throw new IllegalStateException("$ stands for what a search found");
        }
        if (star == null) {
            return this;
        }
        SequenceSetBuilder builder = new SequenceSetBuilder().addAll(this);
        if (max != 0) {
            star.addTo(builder, max);
        }
        return builder.build();
    }

    /**
     * Whether it holds the number.
     *
     * @throws IllegalStateException if it is symbolic
     */
    public boolean contains(long number) {
        refuseSymbolic();
        int low = 0;
        int high = bounds.length / 2 - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (number < bounds[2 * middle]) {
                high = middle - 1;
            } else if (number > bounds[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /**
     * The members of this set and the other.
     *
     * @throws IllegalStateException if one is symbolic
     */
    public SequenceSet union(SequenceSet other) {
        refuseSymbolic();
        other.refuseSymbolic();
        return new SequenceSetBuilder().addAll(this).addAll(other).build();
    }

    /**
     * How many members it has.
     *
     * @throws IllegalStateException if it is symbolic
     */
    public long count() {
        refuseSymbolic();
        return ranges(bounds)
                .mapToLong(range -> range.last() - range.first() + 1)
                .sum();
    }

    /**
     * The members, ascending.
     *
     * @throws IllegalStateException if it is symbolic
     */
    public LongStream members() {
        refuseSymbolic();
        return ranges(bounds).flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()));
    }

    /**
     * The ranges, ascending, with gaps between them.
     *
     * @throws IllegalStateException if it is symbolic
     */
    public List<Range> ranges() {
        refuseSymbolic();
        return ranges(bounds).toList();
    }

    private static Stream<Range> ranges(long[] bounds) {
        return IntStream.range(0, bounds.length / 2).mapToObj(i -> new Range(bounds[2 * i], bounds[2 * i + 1]));
    }

    long[] bounds() {
        return bounds;
    }

    private void refuseSymbolic() {
        if (isSymbolic()) {
            throw new IllegalStateException("What " + this + " stands for is not known yet");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceSet set
                && Arrays.equals(bounds, set.bounds)
                && Objects.equals(star, set.star)
                && saved == set.saved;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds) + (isSymbolic() ? 1 : 0);
    }

    /** As the grammar has it, in its shortest form; empty for the empty set. */
    @Override
    public String toString() {
        if (saved) {
            return "$";
        }
        StringBuilder text = new StringBuilder();
        ranges(bounds).forEach(range -> {
            text.append(text.isEmpty() ? "" : ",").append(range.first());
            if (range.last() > range.first()) {
                text.append(':').append(range.last());
            }
        });
        if (star != null) {
            text.append(text.isEmpty() ? "" : ",").append(star);
        }
        return text.toString();
    }
}
