package org.mailroom.server.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import org.mailroom.server.limit.MemoryAccount;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.Network;

/** The memory account of a channel, from its admission to its end. */
final class ConnectionMemory {

    private static final AttributeKey<MemoryAccount> ACCOUNT = AttributeKey.valueOf(ConnectionMemory.class, "account");

    private ConnectionMemory() {}

    /** Opens one, which is closed with the channel. */
    static void open(Channel channel, MemoryBudget budget) {
        InetAddress peer = Network.of(PeerAddress.of(channel).getAddress()).address();
        var account = new MemoryAccount(budget, peer, channel.eventLoop(), channel::close);
        channel.attr(ACCOUNT).set(account);
        channel.config().setRecvByteBufAllocator(new AccountedReads(account));
        channel.pipeline().addLast(new ReadGate(account));
        channel.closeFuture().addListener(closed -> account.close());
    }

    /**
     * That of the channel.
     *
     * @throws IllegalStateException when it was not admitted
     */
    static MemoryAccount of(Channel channel) {
        MemoryAccount account = channel.attr(ACCOUNT).get();
        if (account == null) {
            throw new IllegalStateException(channel + " was not admitted");
        }
        return account;
    }
}
