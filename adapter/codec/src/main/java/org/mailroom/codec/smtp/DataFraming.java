package org.mailroom.codec.smtp;

import static org.mailroom.codec.smtp.Octets.CR;
import static org.mailroom.codec.smtp.Octets.DOT;
import static org.mailroom.codec.smtp.Octets.LF;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.SmtpFrame.Content;
import org.mailroom.codec.smtp.SmtpFrame.EndOfContent;

/**
 * Content that a line with nothing but a dot ends (RFC 5321, sections 4.1.1.4 and 4.5.2). Only CRLF starts a line and
 * only CRLF ends the one with the dot: whoever takes a bare LF or CR for a line end lets a second message be smuggled
 * in (CVE-2023-51764, -51765, -51766).
 */
final class DataFraming implements ContentFraming {

    private enum Dot {
        /** Not at the start of a line, or the line does not start with a dot. */
        NONE,
        /** There are too few octets to tell. */
        UNDECIDED,
        STUFFED,
        FINAL
    }

    /** Pieces shorter than this are copied together, so that a message of dots does not become millions of slices. */
    private static final int SHORT_PIECE = 256;

    private static final int GATHERED_OCTETS = 4096;

    private final ContentScanner scanner;
    private boolean atLineStart = true;
    private boolean afterCr;

    DataFraming(ContentScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public SmtpFrame next(ByteBuf in) {
        return switch (dot(in)) {
            case UNDECIDED -> null;
            case NONE -> new Content(content(in));
            case STUFFED -> {
                skip(in, 1);
                yield new Content(content(in));
            }
            case FINAL -> {
                skip(in, 3);
                yield new EndOfContent();
            }
        };
    }

    private Dot dot(ByteBuf in) {
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable == 0) {
            return Dot.UNDECIDED;
        }
        if (!atLineStart || in.getByte(start) != DOT) {
            return Dot.NONE;
        }
        if (readable == 1) {
            return Dot.UNDECIDED;
        }
        if (in.getByte(start + 1) != CR) {
            return Dot.STUFFED;
        }
        if (readable == 2) {
            return Dot.UNDECIDED;
        }
        return in.getByte(start + 2) == LF ? Dot.FINAL : Dot.STUFFED;
    }

    private ByteBuf content(ByteBuf in) {
        int end = pieceEnd(in);
        int length = end - in.readerIndex();
        if (length < SHORT_PIECE && end < in.writerIndex()) {
            return gather(in, length);
        }
        pass(in, length);
        return in.readRetainedSlice(length);
    }

    private ByteBuf gather(ByteBuf in, int firstLength) {
        ByteBuf gathered = in.alloc().buffer(Math.min(in.readableBytes(), GATHERED_OCTETS));
        int length = firstLength;
        do {
            pass(in, length);
            gathered.writeBytes(in, length);
            if (dot(in) != Dot.STUFFED) {
                break;
            }
            skip(in, 1);
            length = pieceEnd(in) - in.readerIndex();
        } while (length <= gathered.writableBytes());
        return gathered;
    }

    /** Where the next line that starts with a dot begins, or the end of the buffer. */
    private int pieceEnd(ByteBuf in) {
        int start = in.readerIndex();
        int end = in.writerIndex();
        int lf = in.indexOf(start, end, LF);
        while (lf >= 0) {
            if (lf + 1 < end && in.getByte(lf + 1) == DOT && followsCr(in, start, lf)) {
                return lf + 1;
            }
            lf = in.indexOf(lf + 1, end, LF);
        }
        return end;
    }

    private void skip(ByteBuf in, int count) {
        pass(in, count);
        in.skipBytes(count);
    }

    /** Notes what the next octets are, before they are taken from the buffer. */
    private void pass(ByteBuf in, int count) {
        int start = in.readerIndex();
        int last = start + count - 1;
        scanner.scan(in, start, last + 1);
        byte octet = in.getByte(last);
        atLineStart = octet == LF && followsCr(in, start, last);
        afterCr = octet == CR;
    }

    private boolean followsCr(ByteBuf in, int start, int index) {
        return index > start ? in.getByte(index - 1) == CR : afterCr;
    }
}
