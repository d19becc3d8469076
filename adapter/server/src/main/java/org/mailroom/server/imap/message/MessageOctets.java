package org.mailroom.server.imap.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mime.OctetRange;

/**
 * The octets of one message. A small message is read once and kept as long as this is; of a large one each range is read when
 * it is wanted, and only its chunk is in memory. Ranges that follow each other are read from one stream.
 */
public final class MessageOctets implements AutoCloseable {

    /** Larger ones are streamed. */
    private static final int MAX_KEPT = 128 * 1024;

    private final MessageSource source;
    private final long contentId;
    private final long size;
    private byte[] kept;
    private OctetCursor cursor;

    public MessageOctets(MessageSource source, MessageRow row) {
        this.source = source;
        this.contentId = row.contentId();
        this.size = row.size();
    }

    /**
     * Opens a range. That the message is there is known when this returns: at least one octet has been read, if there is one.
     *
     * @param range within the message
     * @return a stream that is to be read before the next range is opened, and need not be closed; it
     *     ends with the range, and fails with an {@link IOException} when the rest of a large message goes meanwhile
     * @throws ContentGoneException when the message is there no more
     */
    public InputStream open(OctetRange range) throws ContentGoneException {
        try {
            if (size <= MAX_KEPT) {
                return new ByteArrayInputStream(kept(), (int) range.start(), (int) range.length());
            }
            return stream(range);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** All of it. */
    public OctetRange whole() {
        return new OctetRange(0, size);
    }

    /**
     * What the failure of a stream means.
     *
     * @throws StoreException when the store failed, and not the message has gone
     */
    public static ContentGoneException failure(IOException failure) {
        if (failure.getCause() instanceof StoreException store) {
            throw store;
        }
        return new ContentGoneException(failure);
    }

    /**
     * Lets the failure of a stream pass if the message has gone.
     *
     * @throws StoreException when the store failed instead
     */
    public static void requireGone(IOException failure) {
        failure(failure);
    }

    private byte[] kept() throws IOException {
        if (kept == null) {
            try (InputStream in = source.open(contentId)) {
                byte[] octets = in.readNBytes((int) size);
                if (octets.length < size) {
                    throw new IOException("body " + contentId + " has " + octets.length + " octets, not " + size);
                }
                kept = octets;
            }
        }
        return kept;
    }

    private InputStream stream(OctetRange range) throws IOException {
        if (cursor == null || cursor.position() > range.start()) {
            close();
            cursor = new OctetCursor(source.open(contentId));
        }
        cursor.moveTo(range.start(), range.length() > 0);
        return new RangeInput(cursor, range.length());
    }

    @Override
    public void close() {
        try {
            if (cursor != null) {
                cursor.close();
            }
        } catch (IOException e) {
            // It was only read from
        }
        cursor = null;
    }
}
