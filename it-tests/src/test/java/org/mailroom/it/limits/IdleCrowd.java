package org.mailroom.it.limits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many connections of clients who read the greeting and then say nothing. One selector serves them all. */
public final class IdleCrowd implements AutoCloseable {

    /** The peers that they come from: 127.0.1.1 and on. */
    public static final int PEERS = 50;

    /** More of them would have to knock again. */
    private static final int MOST_AT_THE_DOOR = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector = Selector.open();
    private final List<SocketChannel> connections = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
    private int greeted;

    public IdleCrowd() throws IOException {}

    /** So many connect, to these ports in turn, and are greeted. */
    public void join(int count, int... ports) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int all = connections.size() + count;
        while (greeted < all) {
            while (connections.size() < all && connections.size() - greeted < MOST_AT_THE_DOOR) {
                knock(ports[connections.size() % ports.length]);
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("of " + all + " connections " + greeted + " are greeted in time");
            }
            selector.select(this::serve, 1000);
        }
    }

    private void knock(int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        connections.add(channel);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.configureBlocking(false);
        InetAddress peer = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + connections.size() % PEERS)});
        channel.bind(new InetSocketAddress(peer, 0));
        channel.register(selector, SelectionKey.OP_CONNECT);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    private void serve(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
            } else if (read(channel)) {
                greeted++;
                key.attach(Boolean.TRUE);
            }
        } catch (IOException e) {
            throw new IllegalStateException("connection " + connections.indexOf(channel), e);
        }
    }

    private boolean read(SocketChannel channel) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("ended by the server");
        }
        return count > 0 && buffer.get(count - 1) == '\n';
    }

    /**
     * Checks that all are still connected and have been told nothing since.
     *
     * @throws IOException when one is not, or has
     */
    public void check() throws IOException {
        if (selector.selectNow(key -> {}) > 0) {
            throw new IOException(selector.selectedKeys().size() + " were told something or ended");
        }
    }

    /** All go, one half by FIN, the other by a reset. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < connections.size(); i++) {
            SocketChannel connection = connections.get(i);
            if (i % 2 == 0) {
                connection.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            connection.close();
        }
        selector.close();
    }
}
