package org.mailroom.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;

/** A socket whose octets travel in pieces of random sizes, whatever is above it. */
public final class WirePieces extends Socket {

    private final Random random;
    private final int longest;

    /** Connects; the pieces are of up to the longest size. */
    public WirePieces(InetSocketAddress address, Random random, int longest) throws IOException {
        super(address.getAddress(), address.getPort());
        this.random = random;
        this.longest = longest;
        setTcpNoDelay(true);
        setSoTimeout(20_000);
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
