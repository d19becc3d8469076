package org.mailroom.store.mime;

/**
 * Quoted-printable (RFC 2045 section 6.7). White space at the end of a line is dropped; a run longer than
 * {@value #MAX_BLANKS} octets is kept, so that memory is bounded. An equals sign that begins no code stands for itself, at
 * the end of the body for nothing.
 */
final class QuotedPrintableDecoder implements TransferDecoder {

    static final int MAX_BLANKS = 1024;

    private enum State {
        TEXT,
        /** After an equals sign, and white space perhaps. */
        EQUALS,
        /** After an equals sign and one hexadecimal digit. */
        DIGIT,
        /** After an equals sign and CR. */
        SOFT_BREAK
    }

    private final byte[] blanks = new byte[MAX_BLANKS];
    private int blankCount;
    private State state = State.TEXT;
    private byte digit;
    private byte[] out;
    private int length;

    @Override
    public int decode(byte[] in, int from, int to, byte[] target) {
        out = target;
        length = 0;
        for (int i = from; i < to; i++) {
            accept(in[i]);
        }
        return length;
    }

    @Override
    public int finish(byte[] target) {
        out = target;
        length = 0;
        if (state == State.DIGIT) {
            write('=');
            write(digit);
        }
        blankCount = 0;
        state = State.TEXT;
        return length;
    }

    private void accept(byte octet) {
        switch (state) {
            case TEXT -> text(octet);
            case EQUALS -> afterEquals(octet);
            case DIGIT -> afterDigit(octet);
            case SOFT_BREAK -> {
                state = State.TEXT;
                if (octet != '\n') {
                    text(octet);
                }
            }
        }
    }

    private void text(byte octet) {
        switch (octet) {
            case ' ', '\t' -> holdBlank(octet);
            case '\r', '\n' -> {
                blankCount = 0;
                write(octet);
            }
            case '=' -> {
                writeBlanks();
                state = State.EQUALS;
            }
            default -> {
                writeBlanks();
                write(octet);
            }
        }
    }

    private void afterEquals(byte octet) {
        if (octet == '\r' || octet == '\n') {
            blankCount = 0;
            state = octet == '\r' ? State.SOFT_BREAK : State.TEXT;
        } else if ((octet == ' ' || octet == '\t') && blankCount < MAX_BLANKS) {
            holdBlank(octet);
        } else if (blankCount == 0 && Hex.digit(octet) >= 0) {
            digit = octet;
            state = State.DIGIT;
        } else {
            state = State.TEXT;
            write('=');
            text(octet);
        }
    }

    private void afterDigit(byte octet) {
        state = State.TEXT;
        if (Hex.digit(octet) >= 0) {
            write(Hex.digit(digit) << 4 | Hex.digit(octet));
        } else {
            write('=');
            write(digit);
            text(octet);
        }
    }

    private void holdBlank(byte octet) {
        if (blankCount == MAX_BLANKS) {
            writeBlanks();
        }
        blanks[blankCount++] = octet;
    }

    private void writeBlanks() {
        System.arraycopy(blanks, 0, out, length, blankCount);
        length += blankCount;
        blankCount = 0;
    }

    private void write(int octet) {
        out[length++] = (byte) octet;
    }
}
