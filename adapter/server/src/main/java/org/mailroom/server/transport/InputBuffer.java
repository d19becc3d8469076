package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.mailroom.server.limit.MemoryAccount;

/**
 * Octets that have come and are not decoded yet, or are decoded content that is not stored yet. Holds no buffer when it holds no
 * octet, and tells the connection's account what it holds. For one event loop.
 */
public final class InputBuffer {

    private final ByteBufAllocator allocator;
    private final MemoryAccount.Holding held;
    private ByteBuf octets = Unpooled.EMPTY_BUFFER;

    /** Whether we made the buffer ourselves, so that there may be room at its end. */
    private boolean joined;

    /** Empty. */
    InputBuffer(ByteBufAllocator allocator, MemoryAccount account) {
        this.allocator = allocator;
        this.held = account.holding();
    }

    /** What is there; still its own. */
    public ByteBuf octets() {
        return octets;
    }

    /** Whether anything is there. */
    public boolean isReadable() {
        return octets.isReadable();
    }

    /** Puts octets behind those that are there; takes over the buffer. */
    public void append(ByteBuf more) {
        if (!octets.isReadable()) {
            replace(more, false);
            return;
        }
        if (!joined || octets.writableBytes() < more.readableBytes()) {
            // Twice what is needed: however small the pieces are, an octet is copied a few times at most
            ByteBuf larger = allocator.buffer(2 * (octets.readableBytes() + more.readableBytes()));
            replace(larger.writeBytes(octets), true);
        }
        octets.writeBytes(more);
        more.release();
    }

    /** Gives away what is there; the caller releases it. */
    public ByteBuf take() {
        ByteBuf taken = octets;
        octets = Unpooled.EMPTY_BUFFER;
        held.set(0);
        return taken;
    }

    /** Lets go of the buffer once all of it is read. */
    public void shrink() {
        if (!octets.isReadable()) {
            release();
        }
    }

    /** Drops what is there. */
    public void release() {
        replace(Unpooled.EMPTY_BUFFER, false);
    }

    private void replace(ByteBuf other, boolean ours) {
        octets.release();
        octets = other;
        joined = ours;
        held.set(other.capacity());
    }
}
