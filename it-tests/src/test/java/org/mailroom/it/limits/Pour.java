package org.mailroom.it.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A client that sends one line which does not end, as fast as it can, until the server takes no more; it reads nothing. */
public final class Pour {

    private static final int CHUNK = 64 * 1024;

    /** So much is without end. */
    private static final long MOST = 256L << 20;

    private final CompletableFuture<Long> octets;

    private Pour(CompletableFuture<Long> octets) {
        this.octets = octets;
    }

    /** Begins, in a thread of its own. */
    public static Pour into(Wire wire, String beginning) throws IOException {
        wire.send(beginning);
        return new Pour(CompletableFuture.supplyAsync(() -> pour(wire)));
    }

    private static long pour(Wire wire) {
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, "x".getBytes(US_ASCII)[0]);
        long sent = 0;
        try {
            while (sent < MOST) {
                wire.send(chunk);
                sent += chunk.length;
            }
        } catch (IOException e) {
            // The server has ended it
            return sent;
        }
        return sent;
    }

    /** How many octets could be sent in all. */
    public long octets() {
        return octets.join();
    }
}
