package org.mailroom.codec.smtp;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.SmtpFrame.Content;
import org.mailroom.codec.smtp.SmtpFrame.EndOfContent;

/** A chunk of a known number of octets (RFC 3030, section 2). */
final class ChunkFraming implements ContentFraming {

    private final ContentScanner scanner;
    private long left;

    ChunkFraming(long octets, ContentScanner scanner) {
        if (octets < 0) {
            throw new IllegalArgumentException("A chunk of " + octets + " octets");
        }
        this.left = octets;
        this.scanner = scanner;
    }

    @Override
    public SmtpFrame next(ByteBuf in) {
        if (left == 0) {
            return new EndOfContent();
        }
        int count = (int) Math.min(left, in.readableBytes());
        if (count == 0) {
            return null;
        }
        if (scanner != null) {
            scanner.scan(in, in.readerIndex(), in.readerIndex() + count);
        }
        left -= count;
        return new Content(in.readRetainedSlice(count));
    }
}
