package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/**
 * Octets that have come and are not decoded yet, or are decoded content that is not stored yet. Holds no buffer when it holds no
 * octet. For one event loop.
 */
final class InputBuffer {

    private final ByteBufAllocator allocator;
    private ByteBuf octets = Unpooled.EMPTY_BUFFER;

    InputBuffer(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    ByteBuf octets() {
        return octets;
    }

    boolean isReadable() {
        return octets.isReadable();
    }

    /** Puts octets behind those that are there; takes over the buffer. */
    void append(ByteBuf more) {
        if (!octets.isReadable()) {
            release();
            octets = more;
            return;
        }
        ByteBuf joined = allocator.buffer(octets.readableBytes() + more.readableBytes());
        joined.writeBytes(octets).writeBytes(more);
        more.release();
        release();
        octets = joined;
    }

    /** Lets go of the buffer once all of it is read. */
    void shrink() {
        if (!octets.isReadable()) {
            release();
        }
    }

    void release() {
        octets.release();
        octets = Unpooled.EMPTY_BUFFER;
    }
}
