package org.mailroom.server.imap.message;

import java.io.IOException;
import java.io.InputStream;

/** So many octets from a cursor; that there are less is a failure. To be read before the cursor is moved. */
final class RangeInput extends InputStream {

    private final OctetCursor cursor;
    private final long end;

    RangeInput(OctetCursor cursor, long length) {
        this.cursor = cursor;
        this.end = cursor.position() + length;
    }

    @Override
    public int read() throws IOException {
        return left() == 0 ? -1 : cursor.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return left() == 0 ? -1 : cursor.read(target, offset, (int) Math.min(length, left()));
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.max(0, Math.min(count, left()));
        if (skipped > 0) {
            cursor.moveTo(cursor.position() + skipped, false);
        }
        return skipped;
    }

    private long left() {
        return end - cursor.position();
    }
}
