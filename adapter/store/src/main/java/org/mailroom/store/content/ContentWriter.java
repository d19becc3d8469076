package org.mailroom.store.content;

import java.nio.ByteBuffer;

/**
 * A body in the making. {@link #append} never blocks, so that an event loop can call it; when {@link #isFull()} says so,
 * {@link #flush()} must be called from a thread that may block before more is appended. Calls must not overlap, but may
 * come from different threads when each happens before the next.
 *
 * <p>The rows that name the body make it permanent ({@code MailQueue.accept}); the octets since the last flush are written
 * in the same commit, so a body that fits one chunk costs no commit of its own. {@link #close()} without that leaves
 * nothing behind.
 */
public interface ContentWriter extends AutoCloseable {

    /** Takes as many of the octets as fit the chunk at hand, advancing the buffer's position. */
    void append(ByteBuffer octets);

    /** Whether the chunk at hand is full. */
    boolean isFull();

    /**
     * Writes the full chunk to the store. Does nothing when it is not full.
     *
     * @throws org.mailroom.store.StoreException when it cannot be written; the body is then lost
     */
    void flush();

    /**
     * All octets have come: writes what is held to the store, so that the body can wait for others. Blocks.
     *
     * @throws org.mailroom.store.StoreException when it cannot be written; the body is then lost
     */
    void finish();

    /** Octets held in memory, at most a chunk. */
    int held();

    /**
     * Gives back memory that the octets of the chunk at hand do not need: for a body that is complete and waits for others.
     *
     * @return octets of memory that it holds still
     */
    int trim();

    /** Octets appended so far. */
    long size();

    /** Gives up a body that no row has come to name, and its chunks; afterwards, or after acceptance, does nothing. */
    @Override
    void close();
}
