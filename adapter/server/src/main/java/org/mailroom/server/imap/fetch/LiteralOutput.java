package org.mailroom.server.imap.fetch;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import org.mailroom.codec.imap.ImapWriter;

/** Copies the octets of a literal that has begun, so many at a time. */
final class LiteralOutput {

    private static final int PIECE = 8 * 1024;

    /** In the place of NUL, which no literal may hold but that of BINARY (RFC 9051, section 4.3). */
    private static final byte NO_NUL = (byte) 0x80;

    private final InputStream octets;
    private final boolean isBinary;
    private final byte[] piece;
    private long left;

    LiteralOutput(SectionOctets section, boolean isBinary) {
        this.octets = section.octets();
        this.left = section.length();
        this.isBinary = isBinary;
        this.piece = new byte[(int) Math.min(PIECE, left)];
    }

    /**
     * Goes on.
     *
     * @param enough when so many octets are in the buffer, it stops
     * @return whether the literal is complete
     */
    boolean writeTo(ImapWriter out, int enough) throws BrokenLiteralException {
        while (left > 0 && out.octets() < enough) {
            int count = read();
            if (!isBinary) {
                replaceNul(count);
            }
            out.literalOctets(Unpooled.wrappedBuffer(piece, 0, count));
            left -= count;
        }
        return left == 0;
    }

    private int read() throws BrokenLiteralException {
        try {
            int count = octets.read(piece, 0, (int) Math.min(piece.length, left));
            if (count <= 0) {
                throw new IOException(left + " octets are missing");
            }
            return count;
        } catch (IOException | RuntimeException e) {
            throw new BrokenLiteralException(e);
        }
    }

    private void replaceNul(int count) {
        for (int i = 0; i < count; i++) {
            if (piece[i] == 0) {
                piece[i] = NO_NUL;
            }
        }
    }
}
