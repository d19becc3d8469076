package org.mailroom.server.transport;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;

/** Who is at the other end of a connection: as a trusted proxy has told it, else as the socket says. */
final class PeerAddress {

    private static final AttributeKey<InetSocketAddress> TOLD = AttributeKey.valueOf(PeerAddress.class, "told");

    private PeerAddress() {}

    /** The proxy has told it. */
    static void tell(Channel channel, InetSocketAddress peer) {
        channel.attr(TOLD).set(peer);
    }

    static InetSocketAddress of(Channel channel) {
        InetSocketAddress told = channel.attr(TOLD).get();
        return told == null ? (InetSocketAddress) channel.remoteAddress() : told;
    }
}
