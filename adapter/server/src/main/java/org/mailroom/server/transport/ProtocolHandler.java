package org.mailroom.server.transport;

import io.netty.channel.ChannelInboundHandler;

/** A connection's protocol, at the end of its pipeline. Its methods run on the connection's event loop. */
public interface ProtocolHandler extends ChannelInboundHandler {

    /** Says farewell because the server stops, as soon as the command at hand is answered, and closes. */
    void shutDown();
}
