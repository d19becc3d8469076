package org.mailroom.server.imap.sort;

import java.util.Arrays;

/** What messages are compared by; the n-th value is that of the n-th message. */
sealed interface SortColumn {

    int compare(int one, int other);

    /** Dates and sizes. */
    record Numbers(long[] values) implements SortColumn {
        @Override
        public int compare(int one, int other) {
            return Long.compare(values[one], values[other]);
        }
    }

    /** Keys of a collation. */
    record Texts(byte[][] keys) implements SortColumn {
        @Override
        public int compare(int one, int other) {
            return Arrays.compareUnsigned(keys[one], keys[other]);
        }
    }
}
