package org.mailroom.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.ConnectionRates;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.Network;

/**
 * Counts connections, in all and for each peer, over all listeners, and turns away those beyond the limits, those that come too fast
 * and those from banned addresses. What it counted it releases when the channel closes, whatever closed it.
 */
final class ConnectionLimiter {

    private static final String BANNED = Limit.BAN_AFTER.key();

    private final LiveLimits limits;
    private final LoginPenalties penalties;
    private final ConnectionRates rates;
    private final ServerMetrics metrics;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<InetAddress, Integer> byPeer = new ConcurrentHashMap<>();

    ConnectionLimiter(LiveLimits limits, LoginPenalties penalties, ServerMetrics metrics) {
        this.limits = limits;
        this.penalties = penalties;
        this.rates = new ConnectionRates(limits, System::nanoTime);
        this.metrics = metrics;
    }

    /**
     * Admits the channel, or writes the protocol's farewell to it and closes it.
     *
     * @param implicitTls whether nothing may be written in the clear: then it is closed without a word
     */
    boolean admit(Channel channel, ProtocolFactory protocol, boolean implicitTls) {
        InetAddress peer = PeerAddress.of(channel).getAddress();
        Network network = Network.of(peer);
        Optional<String> exceeded =
                penalties.isBanned(peer) ? Optional.of(BANNED) : take(network).map(Limit::key);
        if (exceeded.isPresent()) {
            metrics.connectionRefused(peer, exceeded.get());
            byte[] farewell = exceeded.get().equals(BANNED) ? protocol.banned() : protocol.tooManyConnections();
            channel.writeAndFlush(implicitTls ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(farewell))
                    .addListener(ChannelFutureListener.CLOSE);
            return false;
        }
        metrics.connectionOpened(peer);
        channel.closeFuture().addListener(closed -> {
            release(network);
            metrics.connectionClosed(peer);
        });
        return true;
    }

    /** Connections open now. */
    int open() {
        return open.get();
    }

    /** Peers that have any open now. */
    int peers() {
        return byPeer.size();
    }

    private Optional<Limit> take(Network network) {
        if (open.incrementAndGet() > limits.current().maxConnections()) {
            open.decrementAndGet();
            return Optional.of(Limit.MAX_CONNECTIONS);
        }
        int ofPeer = byPeer.merge(network.address(), 1, Integer::sum);
        Optional<Limit> exceeded = ofPeer > limits.current().maxConnectionsPerAddress()
                ? Optional.of(Limit.MAX_CONNECTIONS_PER_ADDRESS)
                : rates.exceeded(network);
        if (exceeded.isPresent()) {
            release(network);
        }
        return exceeded;
    }

    private void release(Network network) {
        byPeer.computeIfPresent(network.address(), (address, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }
}
