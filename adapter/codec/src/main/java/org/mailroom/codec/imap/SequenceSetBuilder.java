package org.mailroom.codec.imap;

import java.util.Arrays;

/** Collects numbers for a {@link SequenceSet}, in any order; ascending ones at no cost but that of their ranges. */
public final class SequenceSetBuilder {

    private static final int FIRST_CAPACITY = 8;

    /** Range by range, ordered as signed numbers like their first numbers, see {@link #pack}. */
    private long[] ranges = new long[FIRST_CAPACITY];

    private int size;
    private StarRange star;

    /**
     * Adds a number.
     *
     * @throws IllegalArgumentException if it is not from 1 to {@link SequenceSet#MAX}
     */
    public SequenceSetBuilder add(long number) {
        return add(number, number);
    }

    /**
     * Adds all numbers between these two, in either order, both included.
     *
     * @throws IllegalArgumentException if one is not from 1 to {@link SequenceSet#MAX}
     */
    public SequenceSetBuilder add(long one, long other) {
        long first = Math.min(one, other);
        long last = Math.max(one, other);
        if (first < 1 || last > SequenceSet.MAX) {
            throw new IllegalArgumentException("Not from 1 to " + SequenceSet.MAX + ": " + one + ":" + other);
        }
        if (size > 0 && first(ranges[size - 1]) <= first && first <= last(ranges[size - 1]) + 1) {
            ranges[size - 1] = pack(first(ranges[size - 1]), Math.max(last, last(ranges[size - 1])));
        } else {
            append(pack(first, last));
        }
        return this;
    }

    /** Adds {@code *} and, if it is not 0, all numbers between it and this one. */
    SequenceSetBuilder addStar(long number) {
        star = (star == null ? StarRange.ALONE : star).and(number);
        return this;
    }

    /** Adds the numbers of a set, but not what its {@code *} stands for. */
    SequenceSetBuilder addAll(SequenceSet set) {
        long[] bounds = set.bounds();
        for (int i = 0; i < bounds.length; i += 2) {
            add(bounds[i], bounds[i + 1]);
        }
        return this;
    }

    /** The set of what was added so far. */
    public SequenceSet build() {
        if (size == 0 && star == null) {
            return SequenceSet.EMPTY;
        }
        Arrays.sort(ranges, 0, size);
        long[] bounds = new long[2 * size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            long first = first(ranges[i]);
            long last = last(ranges[i]);
            if (end > 0 && first <= bounds[end - 1] + 1) {
                bounds[end - 1] = Math.max(bounds[end - 1], last);
            } else {
                bounds[end++] = first;
                bounds[end++] = last;
            }
        }
        return new SequenceSet(Arrays.copyOf(bounds, end), star);
    }

    private void append(long range) {
        if (size == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * size);
        }
        ranges[size++] = range;
    }

    /** Both numbers have 32 bits; with the sign turned, signed order is the order of the first numbers. */
    private static long pack(long first, long last) {
        return (first << 32 | last) ^ Long.MIN_VALUE;
    }

    private static long first(long range) {
        return (range ^ Long.MIN_VALUE) >>> 32;
    }

    private static long last(long range) {
        return range & SequenceSet.MAX;
    }
}
