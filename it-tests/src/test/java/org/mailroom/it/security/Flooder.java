package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection over which commands come in frames of Ethernet packed with them, and nothing is read but how it ends. */
final class Flooder implements AutoCloseable {

    /** What a frame of Ethernet holds. */
    private static final int FRAME_OCTETS = 1500;

    private final Socket wire;
    private final Socket socket;
    private final byte[] frame;
    private long begun;

    private Flooder(Socket wire, Socket socket, String command) {
        this.wire = wire;
        this.socket = socket;
        this.frame = Arrays.copyOf(
                command.repeat(FRAME_OCTETS / command.length() + 1).getBytes(US_ASCII), FRAME_OCTETS);
    }

    /**
     * Connects, and waits for the greeting.
     *
     * @param tls null for none
     * @param command one of a few octets, with its CRLF
     */
    static Flooder connect(int port, SSLContext tls, String command) throws IOException {
        Socket wire = new Socket("127.0.0.1", port);
        wire.setTcpNoDelay(true);
        wire.setSoTimeout(10_000);
        Socket socket = wire;
        if (tls != null) {
            var secured = (SSLSocket) tls.getSocketFactory().createSocket(wire, "localhost", port, true);
            secured.startHandshake();
            socket = secured;
        }
        Peer.line(socket.getInputStream());
        return new Flooder(wire, socket, command);
    }

    /** Sends one frame. */
    void flood() throws IOException {
        begun = System.nanoTime();
        socket.getOutputStream().write(frame);
    }

    /**
     * Waits for the reset.
     *
     * @return how long after {@link #flood} it was seen
     * @throws IOException when the connection ended otherwise
     */
    Duration awaitReset() throws IOException {
        InputStream in = wire.getInputStream();
        byte[] unread = new byte[1024];
        try {
            while (in.read(unread) >= 0) {
                continue;
            }
        } catch (SocketException e) {
            if (e.getMessage().equals("Connection reset")) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            throw e;
        }
        throw new IOException("ended by FIN, not by a reset");
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
