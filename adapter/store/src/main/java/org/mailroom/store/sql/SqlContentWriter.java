package org.mailroom.store.sql;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.content.ContentWriter;

/** Collects one chunk at a time; the buffer grows with the body, for most bodies are small. */
final class SqlContentWriter implements ContentWriter {

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final byte[] NOTHING = {};

    private final SqlContentStore store;
    private byte[] buffer = NOTHING;
    private int count;
    private long id;
    private long owner;
    private int chunks;
    private long size;
    private boolean ended;

    SqlContentWriter(SqlContentStore store) {
        this.store = store;
    }

    @Override
    public void append(ByteBuffer octets) {
        mustBeOpen();
        int taken = Math.min(octets.remaining(), ContentStore.CHUNK_SIZE - count);
        makeRoom(count + taken);
        octets.get(buffer, count, taken);
        count += taken;
        size += taken;
    }

    @Override
    public boolean isFull() {
        return count == ContentStore.CHUNK_SIZE;
    }

    @Override
    public void flush() {
        mustBeOpen();
        if (isFull()) {
            write();
        }
    }

    @Override
    public void finish() {
        mustBeOpen();
        if (count > 0) {
            write();
        }
    }

    /** The buffer goes with what was in it: who holds nothing takes no memory. */
    private void write() {
        id = id == 0 ? store.nextId() : id;
        owner = store.writeChunk(state(NOTHING), count == buffer.length ? buffer : Arrays.copyOf(buffer, count));
        chunks++;
        count = 0;
        buffer = NOTHING;
    }

    @Override
    public int held() {
        return count;
    }

    @Override
    public int trim() {
        if (count < buffer.length) {
            buffer = count == 0 ? NOTHING : Arrays.copyOf(buffer, count);
        }
        return buffer.length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        if (!ended) {
            end();
            store.discard(state(NOTHING));
        }
    }

    boolean isOf(SqlContentStore other) {
        return store == other;
    }

    /** Hands the body over to whoever will name it; afterwards this writer is closed. */
    IncomingContent take() {
        mustBeOpen();
        id = id == 0 ? store.nextId() : id;
        IncomingContent taken = state(Arrays.copyOf(buffer, count));
        end();
        return taken;
    }

    private IncomingContent state(byte[] tail) {
        return new IncomingContent(id, owner, chunks, size, tail);
    }

    private void end() {
        ended = true;
        buffer = NOTHING;
        count = 0;
    }

    private void makeRoom(int needed) {
        if (needed > buffer.length) {
            int doubled = Math.max(FIRST_BUFFER, Integer.highestOneBit(Math.max(1, needed - 1)) << 1);
            buffer = Arrays.copyOf(buffer, Math.min(ContentStore.CHUNK_SIZE, doubled));
        }
    }

    private void mustBeOpen() {
        if (ended) {
            throw new IllegalStateException("the body is closed or was handed over");
        }
    }
}
