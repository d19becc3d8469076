package org.mailroom.codec.smtp;

import static org.mailroom.codec.smtp.Octets.CR;
import static org.mailroom.codec.smtp.Octets.LF;
import static org.mailroom.codec.smtp.Octets.NUL;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * Looks for what must not be in the content of a message: CR or LF that are not CRLF (RFC 5321, sections 2.3.8 and
 * 4.1.1.4) and NUL (RFC 2045, sections 2.7 and 2.8). One scanner serves one message, over as many pieces and BDAT
 * chunks as it comes in.
 */
public final class ContentScanner {

    /** What was found. */
    public enum ContentFault {
        /** A CR that no LF follows. */
        BARE_CR,
        /** An LF that follows no CR. */
        BARE_LF,
        /** An octet of value 0. */
        NUL
    }

    /** All octets looked for are below this one. */
    private static final int ABOVE_CR = CR + 1;

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;

    private boolean afterCr;
    private ContentFault fault;

    /** Looks at the readable octets and leaves the buffer's indices as they are. */
    public void scan(ByteBuf octets) {
        scan(octets, octets.readerIndex(), octets.writerIndex());
    }

    /** The first fault in what was scanned so far. A CR at the very end is none yet. */
    public Optional<ContentFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The first fault, given that the message ends here. */
    public Optional<ContentFault> finish() {
        return fault == null && afterCr ? Optional.of(ContentFault.BARE_CR) : fault();
    }

    void scan(ByteBuf octets, int from, int to) {
        int i = from;
        while (i < to && fault == null) {
            i = afterCr ? i : control(octets, i, to);
            if (i < to) {
                look(octets.getByte(i));
                i++;
            }
        }
    }

    private void look(byte octet) {
        if (afterCr && octet != LF) {
            fault = ContentFault.BARE_CR;
        } else if (!afterCr && octet == LF) {
            fault = ContentFault.BARE_LF;
        } else if (octet == NUL) {
            fault = ContentFault.NUL;
        }
        afterCr = octet == CR;
    }

    /** The next octet below {@link #ABOVE_CR}, eight at a time: subtracting borrows from the high bit of such an octet. */
    private static int control(ByteBuf octets, int from, int to) {
        int i = from;
        while (to - i >= Long.BYTES) {
            long eight = octets.getLong(i);
            if ((eight - ABOVE_CR * EACH & ~eight & HIGH_BITS) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < to && (octets.getByte(i) & 0xFF) >= ABOVE_CR) {
            i++;
        }
        return i;
    }
}
