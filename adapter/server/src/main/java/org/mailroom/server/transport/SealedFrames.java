package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.mailroom.security.sasl.MessageAlteredException;

/**
 * Cuts what arrives into sealed buffers. Of one that is not complete it holds the octets that have come, in a buffer that grows
 * with them and not with what the peer announces; of its length it holds a number.
 */
final class SealedFrames {

    private static final int FIRST_CAPACITY = 512;

    private final int overhead;
    private final int maxReceived;
    private int lengthOctets;
    private int length;
    private ByteBuf frame;
    private long sequence;

    /**
     * At the start of a buffer.
     *
     * @param overhead the least a buffer can be long
     * @param maxReceived the most
     */
    SealedFrames(int overhead, int maxReceived) {
        this.overhead = overhead;
        this.maxReceived = maxReceived;
    }

    /**
     * Takes octets up to the end of the buffer at hand.
     *
     * @return the buffer, on an array of the heap, if it is complete; or null, and then nothing is left to read
     * @throws MessageAlteredException when no buffer can be that long
     */
    ByteBuf next(ByteBuf octets, ByteBufAllocator allocator) throws MessageAlteredException {
        while (lengthOctets < Integer.BYTES) {
            if (!octets.isReadable()) {
                return null;
            }
            length = length << Byte.SIZE | octets.readUnsignedByte();
            lengthOctets++;
        }
        if (frame == null) {
            check();
            frame = allocator.heapBuffer(Math.min(length, Math.max(octets.readableBytes(), FIRST_CAPACITY)), length);
        }
        frame.writeBytes(octets, Math.min(octets.readableBytes(), length - frame.readableBytes()));
        return frame.readableBytes() < length ? null : complete();
    }

    private void check() throws MessageAlteredException {
        if (length < overhead || length > maxReceived) {
            throw new MessageAlteredException(
                    sequence,
                    "its length is " + Integer.toUnsignedString(length) + " and not from " + overhead + " to "
                            + maxReceived);
        }
    }

    private ByteBuf complete() {
        ByteBuf complete = frame;
        frame = null;
        length = 0;
        lengthOctets = 0;
        sequence++;
        return complete;
    }

    /** Octets of memory that a buffer takes which is not complete. */
    int held() {
        return frame == null ? 0 : frame.capacity();
    }

    /** Lets go of what has come of a buffer. */
    void close() {
        if (frame != null) {
            frame.release();
            frame = null;
        }
    }
}
