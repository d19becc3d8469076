package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.mailroom.codec.imap.ImapWriter;

/**
 * What is written and not yet on its way. For one thread at a time: the event loop's, or the command thread's while it works. Holds
 * no buffer when nothing is written.
 */
final class Responses {

    private static final int FIRST_CAPACITY = 512;

    private final ByteBufAllocator allocator;
    private ByteBuf octets = Unpooled.EMPTY_BUFFER;
    private boolean utf8;
    private ImapWriter writer;

    Responses(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** The writer, where it ended the last time. */
    ImapWriter writer() {
        if (octets == Unpooled.EMPTY_BUFFER) {
            octets = allocator.buffer(FIRST_CAPACITY);
            writer = writer == null ? new ImapWriter(octets, utf8) : writer.into(octets);
        }
        return writer;
    }

    /** Quoted strings and names of mailboxes are UTF-8 from the next line on. */
    void beginUtf8() {
        utf8 = true;
        if (octets == Unpooled.EMPTY_BUFFER) {
            writer = null;
        } else {
            writer = new ImapWriter(octets, true);
        }
    }

    int octets() {
        return octets.readableBytes();
    }

    /** Gives away what is written; the caller releases it. */
    ByteBuf take() {
        ByteBuf taken = octets;
        octets = Unpooled.EMPTY_BUFFER;
        return taken;
    }

    void release() {
        take().release();
    }
}
