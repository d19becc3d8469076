package org.mailroom.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import org.mailroom.server.limit.MemoryAccount;

/** Reads from the socket only when the connection may hold more in memory; else as soon as it may. At the head of the pipeline. */
final class ReadGate extends ChannelOutboundHandlerAdapter {

    private final MemoryAccount account;

    ReadGate(MemoryAccount account) {
        this.account = account;
    }

    /** TLS has put itself at the head; it reads on its own. */
    static void moveToHead(ChannelPipeline pipeline) {
        ReadGate gate = pipeline.get(ReadGate.class);
        if (gate != null) {
            pipeline.remove(gate);
            pipeline.addFirst(new ReadGate(gate.account));
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        account.whenRoom(context::read);
    }
}
