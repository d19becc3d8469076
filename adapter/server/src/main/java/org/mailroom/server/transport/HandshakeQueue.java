package org.mailroom.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.security.tls.TlsEvent;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.MemoryAccount;

/**
 * Lets so many TLS handshakes be in progress and has the rest wait their turn, with nothing of them read: a crowd that begins
 * handshakes takes neither the time nor the memory of those who are in. Enforces {@code maxHandshakes}. What it counted it releases
 * when the handshake or the channel ends. Safe for use by several event loops.
 */
final class HandshakeQueue {

    private static final AttributeKey<HandshakeQueue> QUEUE = AttributeKey.valueOf(HandshakeQueue.class, "queue");

    /** What half a record takes at most, with the read that brought it (RFC 8446, section 5.2: 16 KiB and a little). */
    private static final int RECORD_OCTETS = 2 * AccountedReads.MOST_OCTETS;

    private final LiveLimits limits;
    private final Set<Handshake> waiting = new LinkedHashSet<>();
    private int running;

    HandshakeQueue(LiveLimits limits) {
        this.limits = limits;
    }

    /** Is that of the channel from now on. */
    void join(Channel channel) {
        channel.attr(QUEUE).set(this);
    }

    /** That of the channel. */
    static HandshakeQueue of(Channel channel) {
        return channel.attr(QUEUE).get();
    }

    /** A handshake that is under way, or waits; with its turn it stands in the pipeline to hear of the end. */
    private final class Handshake extends ChannelInboundHandlerAdapter {

        private final Channel channel;
        private final TlsServer server;
        private final Runnable begun;
        private boolean counted;

        Handshake(Channel channel, TlsServer server, Runnable begun) {
            this.channel = channel;
            this.server = server;
            this.begun = begun;
        }

        void begin() {
            if (!channel.isOpen()) {
                return;
            }
            channel.pipeline().addFirst(this);
            MemoryAccount account = ConnectionMemory.of(channel);
            account.addLayer(RECORD_OCTETS);
            server.secure(channel, account.holding()::set);
            ReadGate.moveToHead(channel.pipeline());
            begun.run();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof TlsEvent) {
                end(this);
                context.fireUserEventTriggered(event);
                context.pipeline().remove(this);
            } else {
                context.fireUserEventTriggered(event);
            }
        }
    }

    /**
     * Has a handshake begin, now or later; on the channel's event loop, or before it is registered.
     *
     * @param begun called on the event loop when TLS is in the pipeline
     */
    void begin(TlsServer server, Channel channel, Runnable begun) {
        var handshake = new Handshake(channel, server, begun);
        channel.closeFuture().addListener(closed -> end(handshake));
        if (enter(handshake)) {
            handshake.begin();
        }
    }

    private synchronized boolean enter(Handshake handshake) {
        if (waiting.isEmpty() && running < limits.current().load().maxHandshakes()) {
            running++;
            handshake.counted = true;
            return true;
        }
        waiting.add(handshake);
        return false;
    }

    private void end(Handshake handshake) {
        for (Handshake next : nextAfter(handshake)) {
            next.channel.eventLoop().execute(next::begin);
        }
    }

    private synchronized List<Handshake> nextAfter(Handshake ended) {
        waiting.remove(ended);
        if (ended.counted) {
            ended.counted = false;
            running--;
        }
        List<Handshake> next = new ArrayList<>();
        while (!waiting.isEmpty() && running < limits.current().load().maxHandshakes()) {
            Handshake first = waiting.iterator().next();
            waiting.remove(first);
            running++;
            first.counted = true;
            next.add(first);
        }
        return next;
    }

    /** Handshakes in progress. */
    synchronized int running() {
        return running;
    }

    /** Handshakes that wait. */
    synchronized int waiting() {
        return waiting.size();
    }
}
