package org.mailroom.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.ServerLimits;

/**
 * Counts connections, in all and for each peer address, over all listeners, and turns away those beyond the limits and those
 * from banned addresses. What it counted it releases when the channel closes, whatever closed it.
 */
final class ConnectionLimiter {

    private static final String BANNED = "banAfter";

    private final ServerLimits limits;
    private final LoginPenalties penalties;
    private final ServerMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimiter(ServerLimits limits, LoginPenalties penalties, ServerMetrics metrics) {
        this.limits = limits;
        this.penalties = penalties;
        this.metrics = metrics;
    }

    /**
     * Admits the channel, or writes the protocol's farewell to it and closes it.
     *
     * @param implicitTls whether nothing may be written in the clear: then it is closed without a word
     */
    boolean admit(Channel channel, ProtocolFactory protocol, boolean implicitTls) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        Optional<String> exceeded = penalties.isBanned(peer) ? Optional.of(BANNED) : take(peer);
        if (exceeded.isPresent()) {
            metrics.connectionRefused(peer, exceeded.get());
            byte[] farewell = exceeded.get().equals(BANNED) ? protocol.banned() : protocol.tooManyConnections();
            channel.writeAndFlush(implicitTls ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(farewell))
                    .addListener(ChannelFutureListener.CLOSE);
            return false;
        }
        metrics.connectionOpened(peer);
        channel.closeFuture().addListener(closed -> {
            release(peer);
            metrics.connectionClosed(peer);
        });
        return true;
    }

    /** Connections open now. */
    int open() {
        return open.get();
    }

    private Optional<String> take(InetAddress peer) {
        if (open.incrementAndGet() > limits.maxConnections()) {
            open.decrementAndGet();
            return Optional.of("maxConnections");
        }
        if (byAddress.merge(peer, 1, Integer::sum) > limits.maxConnectionsPerAddress()) {
            release(peer);
            return Optional.of("maxConnectionsPerAddress");
        }
        return Optional.empty();
    }

    private void release(InetAddress peer) {
        byAddress.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }
}
