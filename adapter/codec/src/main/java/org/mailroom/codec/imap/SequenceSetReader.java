package org.mailroom.codec.imap;

/** Reads {@code sequence-set} (RFC 9051, section 9). */
final class SequenceSetReader {

    private static final long STAR = 0;

    private final ImapCursor in;

    SequenceSetReader(ImapCursor in) {
        this.in = in;
    }

    static boolean startsWith(int c) {
        return Abnf.isDigit(c) || c == '*' || c == '$';
    }

    SequenceSet sequenceSet() throws ImapSyntaxException {
        if (in.accept('$')) {
            return SequenceSet.SAVED_RESULT;
        }
        SequenceSetBuilder set = new SequenceSetBuilder();
        do {
            long one = seqNumber();
            add(set, one, in.accept(':') ? seqNumber() : one);
        } while (in.accept(','));
        return set.build();
    }

    /** {@code uid-set} or {@code known-uids} (RFC 7162, section 7): no star, no saved result. */
    SequenceSet uidSet() throws ImapSyntaxException {
        int mark = in.mark();
        SequenceSet set = sequenceSet();
        if (set.isSymbolic()) {
            throw in.wrong(mark, "a set of numbers without '*' and '$' is needed");
        }
        return set;
    }

    private static void add(SequenceSetBuilder set, long one, long other) {
        if (one == STAR || other == STAR) {
            set.addStar(Math.max(one, other));
        } else {
            set.add(one, other);
        }
    }

    private long seqNumber() throws ImapSyntaxException {
        if (in.accept('*')) {
            return STAR;
        }
        return new NumberReader(in).between(1, SequenceSet.MAX, "a message number or '*'");
    }
}
