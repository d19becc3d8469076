package org.mailroom.server.imap.message;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A stream of a whole message that knows where it is. */
final class OctetCursor implements AutoCloseable {

    private final InputStream in;
    private long position;

    /** The octet at the position, or -1 if it has not been read. */
    private int ahead = -1;

    OctetCursor(InputStream in) {
        this.in = in;
    }

    long position() {
        return position;
    }

    /** Goes on to a position that is not before this one, and looks whether there is an octet if one is wanted. */
    void moveTo(long target, boolean octetWanted) throws IOException {
        if (ahead >= 0 && target > position) {
            ahead = -1;
            position++;
        }
        in.skipNBytes(target - position);
        position = target;
        if (octetWanted && ahead < 0) {
            ahead = checked(in.read());
        }
    }

    int read() throws IOException {
        int octet = ahead >= 0 ? ahead : checked(in.read());
        ahead = -1;
        position++;
        return octet;
    }

    int read(byte[] target, int offset, int length) throws IOException {
        if (ahead >= 0) {
            target[offset] = (byte) read();
            return 1;
        }
        int count = checked(in.read(target, offset, length));
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int checked(int result) throws IOException {
        if (result < 0) {
            throw new EOFException("a body ended at octet " + position);
        }
        return result;
    }
}
