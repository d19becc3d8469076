package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryBudget;
import org.mailroom.server.limit.Network;

/**
 * The way of a new connection to its protocol: who it is, whether it may come in, what it may hold, TLS. A connection of a trusted
 * proxy is counted as its client's, so it is let in once the proxy has told whose it is.
 */
final class Admission {

    private final LiveLimits limits;
    private final List<Network> proxies;
    private final ConnectionLimiter limiter;
    private final MemoryBudget memory;
    private final HandshakeQueue handshakes;
    private final ServerMetrics metrics;

    Admission(
            LiveLimits limits,
            List<Network> proxies,
            ConnectionLimiter limiter,
            MemoryBudget memory,
            HandshakeQueue handshakes,
            ServerMetrics metrics) {
        this.limits = limits;
        this.proxies = List.copyOf(proxies);
        this.limiter = limiter;
        this.memory = memory;
        this.handshakes = handshakes;
        this.metrics = metrics;
    }

    /**
     * Takes a channel that is registered and not active yet.
     *
     * @param admitted called once it is let in, before its protocol has it
     */
    void begin(Channel channel, ProtocolFactory protocol, boolean implicitTls, Runnable admitted) {
        InetAddress peer = PeerAddress.of(channel).getAddress();
        if (proxies.stream().anyMatch(proxy -> proxy.contains(peer))) {
            channel.pipeline()
                    .addLast(new ProxyGate(
                            limits.current().load().proxyTimeout(),
                            metrics,
                            rest -> admitProxied(channel, protocol, implicitTls, admitted, rest)));
        } else {
            admit(channel, protocol, implicitTls, admitted, () -> {});
        }
    }

    private void admitProxied(
            Channel channel, ProtocolFactory protocol, boolean implicitTls, Runnable admitted, ByteBuf rest) {
        var waiting = new AtomicReference<>(rest);
        // Whoever is refused, or goes while a handshake waits, leaves it behind
        channel.closeFuture().addListener(closed -> ReferenceCountUtil.release(waiting.getAndSet(null)));
        admit(channel, protocol, implicitTls, admitted, () -> replay(channel.pipeline(), waiting.getAndSet(null)));
    }

    /** What came with the header comes again, from the head of the pipeline. */
    private static void replay(ChannelPipeline pipeline, ByteBuf rest) {
        pipeline.fireChannelActive();
        pipeline.fireChannelRead(rest);
        pipeline.fireChannelReadComplete();
    }

    /** @param begun called once all is in place */
    private void admit(
            Channel channel, ProtocolFactory protocol, boolean implicitTls, Runnable admitted, Runnable begun) {
        if (!limiter.admit(channel, protocol, implicitTls)) {
            return;
        }
        admitted.run();
        ConnectionMemory.open(channel, memory);
        handshakes.join(channel);
        if (implicitTls) {
            channel.pipeline().addLast(new HandshakeGate(limits.current().imap().loginTimeout()));
        }
        channel.pipeline()
                .addLast(new WriteTimer(limits, ConnectionMemory.of(channel)), new ConnectionHandler(protocol));
        if (implicitTls) {
            handshakes.begin(protocol.tls().orElseThrow(), channel, begun);
        } else {
            begun.run();
        }
    }
}
