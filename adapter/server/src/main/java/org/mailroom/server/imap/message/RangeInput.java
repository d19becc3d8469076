package org.mailroom.server.imap.message;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many octets of a stream; that it ends before is a failure. */
final class RangeInput extends FilterInputStream {

    private long left;
    private int ahead = -1;

    RangeInput(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    /** Reads one octet before anybody wants it, to learn whether there is something to read. */
    void readAhead() throws IOException {
        if (left > 0 && ahead < 0) {
            ahead = checked(in.read());
        }
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int octet = ahead >= 0 ? ahead : checked(in.read());
        ahead = -1;
        left--;
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        if (ahead >= 0) {
            target[offset] = (byte) read();
            return 1;
        }
        int count = checked(in.read(target, offset, (int) Math.min(length, left)));
        left -= count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        if (count <= 0 || left == 0) {
            return 0;
        }
        if (ahead >= 0) {
            read();
            return 1;
        }
        long skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, in.available() + (ahead >= 0 ? 1 : 0));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int checked(int result) throws IOException {
        if (result < 0) {
            throw new EOFException("a body ended " + left + " octets too early");
        }
        return result;
    }
}
