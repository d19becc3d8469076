package org.mailroom.server.imap;

import org.mailroom.codec.imap.ImapWriter;

/**
 * Responses that may be long, made in slices: what has been made is written while the client takes it, and no more is asked for
 * meanwhile. So a slow reader holds neither a thread nor more memory than a slice.
 */
public interface ResponseSource extends AutoCloseable {

    /** About how many octets a slice should have. */
    int SLICE_OCTETS = 32 * 1024;

    /**
     * Writes the next slice, on a command thread; may block.
     *
     * @param out goes on where the last slice ended, also within a line or a literal
     * @return null when there is more, else what comes next, usually an {@link Next.Answer}
     */
    Next write(ImapWriter out) throws ImapRefusal;

    /** Called once, at the end or when the connection ends before it; never while {@link #write} runs. */
    @Override
    default void close() {}
}
