package org.mailroom.server.imap.search;

import java.io.IOException;
import java.io.Reader;
import java.util.BitSet;
import org.mailroom.server.imap.message.UnicodeCasemap;

/** Looks for needles in texts, which come in pieces of any size. */
final class NeedleScan {

    private static final int PIECE = 4096;

    private final NeedleSet needles;
    private final BitSet found = new BitSet();
    private final StringBuilder folded = new StringBuilder();
    private int state;
    private int missing;
    private char highSurrogate;

    NeedleScan(NeedleSet needles) {
        this.needles = needles;
        this.missing = needles.count();
    }

    /** Another text begins: no needle is partly in the one and partly in the other. */
    void beginText() {
        state = 0;
        highSurrogate = 0;
    }

    /** A text as it is; the collation is applied here. */
    void add(CharSequence text) {
        for (int i = 0; i < text.length() && missing > 0; i++) {
            add(text.charAt(i));
        }
    }

    /** A text to its end, or until all is found. */
    void addAll(Reader text) throws IOException {
        char[] piece = new char[PIECE];
        for (int count = text.read(piece); count >= 0 && missing > 0; count = text.read(piece)) {
            for (int i = 0; i < count; i++) {
                add(piece[i]);
            }
        }
    }

    boolean isComplete() {
        return missing == 0;
    }

    boolean isFound(int needle) {
        return found.get(needle);
    }

    private void add(char c) {
        if (c < 0x80) {
            highSurrogate = 0;
            char upper = c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
            // Most chars of most texts are no part of anything that is looked for
            if (state != 0 || needles.begins(upper)) {
                step(upper);
            }
        } else if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else if (Character.isLowSurrogate(c) && highSurrogate != 0) {
            fold(Character.toCodePoint(highSurrogate, c));
            highSurrogate = 0;
        } else {
            highSurrogate = 0;
            fold(c);
        }
    }

    private void fold(int codePoint) {
        folded.setLength(0);
        UnicodeCasemap.append(codePoint, folded);
        for (int i = 0; i < folded.length(); i++) {
            step(folded.charAt(i));
        }
    }

    private void step(char c) {
        state = needles.next(state, c);
        for (int hit = needles.firstHit(state); hit != 0; hit = needles.nextHit(hit)) {
            int needle = needles.needle(hit);
            if (!found.get(needle)) {
                found.set(needle);
                missing--;
            }
        }
    }
}
