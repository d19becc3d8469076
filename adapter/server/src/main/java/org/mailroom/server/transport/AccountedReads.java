package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import org.mailroom.server.limit.MemoryAccount;

/** Reads no more at once than the connection may hold: many reads may have been asked for when there was room for each. */
final class AccountedReads implements RecvByteBufAllocator {

    /** The most that is read at once. */
    static final int MOST_OCTETS = 32 * 1024;

    private static final int LEAST_OCTETS = 64;
    private static final int FIRST_OCTETS = 2048;

    private final RecvByteBufAllocator adaptive =
            new AdaptiveRecvByteBufAllocator(LEAST_OCTETS, FIRST_OCTETS, MOST_OCTETS);
    private final MemoryAccount account;

    AccountedReads(MemoryAccount account) {
        this.account = account;
    }

    /** Its type is deprecated for one that channels of this kind do not ask for. */
    @Override
    @SuppressWarnings("deprecation")
    public Handle newHandle() {
        return new DelegatingHandle(adaptive.newHandle()) {

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return allocator.ioBuffer(guess());
            }

            @Override
            public int guess() {
                return account.room(super.guess());
            }
        };
    }
}
