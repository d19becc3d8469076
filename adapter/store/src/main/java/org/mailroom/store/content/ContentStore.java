package org.mailroom.store.content;

import java.io.InputStream;

/** Bodies of messages, in chunks of at most {@link #CHUNK_SIZE} octets. */
public interface ContentStore {

    /** Octets of a full chunk. */
    int CHUNK_SIZE = 256 * 1024;

    /** Begins a body. */
    ContentWriter write();

    /**
     * Opens a stored body; nothing is asked of the database before the first read. The stream holds one chunk in memory and
     * no database connection between reads; it fails with an {@link java.io.IOException} when the body is deleted meanwhile,
     * was never stored, or the database cannot be read.
     *
     * @param contentId as in {@code QueuedMail}
     */
    InputStream read(long contentId);
}
