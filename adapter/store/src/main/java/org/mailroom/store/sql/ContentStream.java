package org.mailroom.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.mailroom.store.StoreException;
import org.mailroom.store.content.ContentStore;

/** Reads a body chunk by chunk, each in a query of its own: between reads nothing of the database is held. */
final class ContentStream extends InputStream {

    private static final byte[] NOTHING = {};

    private record Chunk(long size, byte[] data) {}

    private final Database database;
    private final long contentId;
    private byte[] chunk = NOTHING;
    private int position;
    private int nextSeq;
    private long size = -1;
    private long delivered;
    private boolean closed;

    ContentStream(Database database, long contentId) {
        this.database = database;
        this.contentId = contentId;
    }

    @Override
    public int read() throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int octet = chunk[position] & 0xFF;
        advance(1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int taken = Math.min(length, available());
        System.arraycopy(chunk, position, target, offset, taken);
        advance(taken);
        return taken;
    }

    /** Jumps: of the chunks between, none is read. */
    @Override
    public long skip(long count) throws IOException {
        mustBeOpen();
        if (size < 0) {
            size = querySize().orElseThrow(() -> broken("is gone"));
        }
        long skipped = Math.max(0, Math.min(count, size - delivered));
        if (skipped <= available()) {
            advance((int) skipped);
            return skipped;
        }
        delivered += skipped;
        chunk = NOTHING;
        position = 0;
        nextSeq = (int) (delivered / ContentStore.CHUNK_SIZE);
        return skipped;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    @Override
    public void close() {
        closed = true;
        chunk = NOTHING;
        position = 0;
    }

    private void advance(int count) {
        position += count;
        delivered += count;
    }

    private boolean hasMore() throws IOException {
        mustBeOpen();
        if (position < chunk.length) {
            return true;
        }
        if (delivered == size) {
            chunk = NOTHING;
            position = 0;
            return false;
        }
        load();
        return hasMore();
    }

    private void mustBeOpen() throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
    }

    private void load() throws IOException {
        Chunk loaded = query().orElseThrow(() -> broken("is gone"));
        if (loaded.data() == null && loaded.size() > 0 || size >= 0 && size != loaded.size()) {
            throw broken("is incomplete: chunk " + nextSeq + " is missing");
        }
        size = loaded.size();
        chunk = loaded.data() == null ? NOTHING : loaded.data();
        // After a jump in the midst of the chunk: all but the last are full
        position = (int) (delivered - (long) nextSeq * ContentStore.CHUNK_SIZE);
        if (position < 0) {
            throw broken("is incomplete: the chunk before chunk " + nextSeq + " is too short");
        }
        nextSeq++;
        if (chunk.length - position > size - delivered) {
            throw broken("is longer than its " + size + " octets");
        }
    }

    private Optional<Chunk> query() throws IOException {
        try {
            return database.read(this::chunkRow);
        } catch (StoreException e) {
            throw new IOException("body " + contentId + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<Long> querySize() throws IOException {
        String sql = "SELECT size FROM content WHERE id = ? AND owner IS NULL";
        try {
            return database.read(session -> session.first(sql, row -> row.getLong(1), contentId));
        } catch (StoreException e) {
            throw new IOException("body " + contentId + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<Chunk> chunkRow(SqlSession session) throws SQLException {
        String sql = "SELECT c.size, k.data FROM content c LEFT JOIN content_chunk k ON k.content_id = c.id"
                + " AND k.seq = ? WHERE c.id = ? AND c.owner IS NULL";
        return session.first(sql, row -> new Chunk(row.getLong(1), row.getBytes(2)), nextSeq, contentId);
    }

    private IOException broken(String what) {
        return new IOException("body " + contentId + " " + what);
    }
}
