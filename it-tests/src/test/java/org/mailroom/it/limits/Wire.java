package org.mailroom.it.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection of a client that may do anything with it. One thread may send while another reads. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 90_000;
    private static final int NARROW_OCTETS = 4096;

    private final Socket below;
    private final Socket socket;
    private final InputStream in;

    private Wire(Socket below, Socket socket) throws IOException {
        this.below = below;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1024);
    }

    public static Wire connect(int port) throws IOException {
        return connect(port, new Socket());
    }

    /** One that can receive little while nobody reads. */
    public static Wire narrow(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(NARROW_OCTETS);
        return connect(port, socket);
    }

    private static Wire connect(int port, Socket socket) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Wire(socket, socket);
    }

    /** The same with TLS from here on. */
    public Wire secured(SSLContext tls) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(below, "localhost", below.getPort(), true);
        secured.startHandshake();
        return new Wire(below, secured);
    }

    public void send(String text) throws IOException {
        send(text.getBytes(ISO_8859_1));
    }

    public void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /**
     * Reads lines until one begins so.
     *
     * @return all of them
     * @throws IOException when the connection ends before
     */
    public String until(String beginning) throws IOException {
        var text = new StringBuilder();
        while (true) {
            int start = text.length();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("no '" + beginning + "' but the end after '" + text + "'");
                }
                text.append((char) octet);
            }
            text.append('\n');
            if (text.indexOf(beginning, start) == start) {
                return text.toString();
            }
        }
    }

    /** Whether there is something to read; not for TLS. */
    public boolean hasInput() throws IOException {
        return in.available() > 0;
    }

    /** Reads some octets, as far as they have come. */
    public void sip(int most) throws IOException {
        in.skipNBytes(Math.min(most, in.available()));
    }

    /** All that comes until the other side ends it, by a reset too. */
    public String rest() throws IOException {
        var text = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                text.append((char) octet);
            }
        } catch (SocketException e) {
            // Reset; what had come before is what it had to say
            return text.toString();
        }
        return text.toString();
    }

    /** Ends our side, as a client that has said all. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends it by a reset, as a client that is no more. */
    public void reset() throws IOException {
        below.setSoLinger(true, 0);
        below.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
