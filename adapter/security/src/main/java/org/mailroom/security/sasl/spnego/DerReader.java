package org.mailroom.security.sasl.spnego;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the few kinds of elements that tokens are made of (X.690): a tag of one octet, a definite length, a content that lies within
 * what is around it. It follows the caller's expectations, never the token's nesting, so its work is bounded by the caller's code.
 */
final class DerReader {

    private static final int LONG_FORM = 0x80;

    private final byte[] octets;
    private final int end;
    private int at;

    DerReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    private DerReader(byte[] octets, int at, int end) {
        this.octets = octets;
        this.at = at;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Whether an element with that tag is next. */
    boolean isNext(int tag) {
        return at < end && Byte.toUnsignedInt(octets[at]) == tag;
    }

    /** Enters the next element; this reader goes on behind it. */
    DerReader enter(int tag, String what) throws SpnegoSyntaxException {
        if (!isNext(tag)) {
            throw new SpnegoSyntaxException(what + " is missing at octet " + at);
        }
        at++;
        int length = length(what);
        DerReader content = new DerReader(octets, at, at + length);
        at += length;
        return content;
    }

    /** Enters the next element if it has that tag. */
    Optional<DerReader> enterOptional(int tag, String what) throws SpnegoSyntaxException {
        return isNext(tag) ? Optional.of(enter(tag, what)) : Optional.empty();
    }

    /** All that is left of it, as it was encoded. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(octets, at, end);
        at = end;
        return rest;
    }

    /** Says that nothing may be left. */
    void expectEnd(String what) throws SpnegoSyntaxException {
        if (!isAtEnd()) {
            throw new SpnegoSyntaxException(what + " goes on where it should end, at octet " + at);
        }
    }

    private int length(String what) throws SpnegoSyntaxException {
        int first = next(what);
        long length = first;
        if (first >= LONG_FORM) {
            int count = first - LONG_FORM;
            if (count == 0 || count > Integer.BYTES) {
                throw new SpnegoSyntaxException(what + " has no definite length");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | next(what);
            }
        }
        if (length > end - at) {
            throw new SpnegoSyntaxException(what + " reaches beyond what is around it");
        }
        return (int) length;
    }

    private int next(String what) throws SpnegoSyntaxException {
        if (at == end) {
            throw new SpnegoSyntaxException(what + " ends in its length");
        }
        return Byte.toUnsignedInt(octets[at++]);
    }
}
