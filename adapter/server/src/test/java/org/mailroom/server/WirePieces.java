package org.mailroom.server;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Random;

/** A socket whose octets travel in pieces of random sizes, whatever is above it; it notes what comes back on the wire. */
public final class WirePieces extends Socket {

    private final Random random;
    private final int longest;
    private volatile long received;
    private volatile boolean reset;

    /** Connects; the pieces are of up to the longest size. */
    public WirePieces(InetSocketAddress address, Random random, int longest) throws IOException {
        super(address.getAddress(), address.getPort());
        this.random = random;
        this.longest = longest;
        setTcpNoDelay(true);
        setSoTimeout(20_000);
    }

    /** How many octets have been read from the wire. */
    public long received() {
        return received;
    }

    /** Whether a read has met a reset of TCP. */
    public boolean isReset() {
        return reset;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] octet = new byte[1];
                return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                try {
                    int count = in.read(octets, offset, length);
                    received += Math.max(0, count);
                    return count;
                } catch (SocketException e) {
                    reset |= e.getMessage().equals("Connection reset");
                    throw e;
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                for (int at = 0; at < length; ) {
                    int piece = Math.min(length - at, 1 + random.nextInt(longest));
                    out.write(octets, offset + at, piece);
                    at += piece;
                }
            }
        };
    }
}
