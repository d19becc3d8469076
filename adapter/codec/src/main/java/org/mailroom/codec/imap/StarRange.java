package org.mailroom.codec.imap;

/**
 * All ranges of a sequence set that have {@code *} as an end: together they are one, from the least or the greatest of
 * their other ends to the highest number in use.
 *
 * @param low the least number that stands beside a star; 0 if it stands alone
 * @param high the greatest number that stands beside a star; 0 if it stands alone
 */
record StarRange(long low, long high) {

    static final StarRange ALONE = new StarRange(0, 0);

    /** This one and {@code n:*} or, for 0, {@code *}. */
    StarRange and(long n) {
        if (n == 0) {
            return this;
        }
        return low == 0 ? new StarRange(n, n) : new StarRange(Math.min(low, n), Math.max(high, n));
    }

    void addTo(SequenceSetBuilder builder, long max) {
        builder.add(low == 0 ? max : Math.min(low, max), Math.max(high, max));
    }

    @Override
    public String toString() {
        if (low == 0) {
            return "*";
        }
        return low == high ? low + ":*" : low + ":*," + high + ":*";
    }
}
