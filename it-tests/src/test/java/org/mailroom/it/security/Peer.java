package org.mailroom.it.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A server that is measured. */
interface Peer extends AutoCloseable {

    /** As in {@code OpenSSL 3.0.19} or {@code JDK on Java 17}. */
    String name();

    /** The process that does the work. */
    long pid();

    /** Where TLS begins with the first octet. */
    int tlsPort();

    /** What a client does on a new connection to know that the server is there. */
    void greet(Socket socket) throws IOException;

    /**
     * Sends octets that the server takes and forgets, and returns when it has taken them.
     *
     * @param count a multiple of {@link #CHUNK}
     */
    void pour(Socket socket, long count) throws IOException;

    @Override
    void close();

    /** What {@link #pour} sends at a time. */
    int CHUNK = 1 << 20;

    /** Reads up to a line feed. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            line.append((char) octet);
        }
        return line.toString();
    }

    /** Writes zeros. */
    static void zeros(OutputStream out, long count) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long sent = 0; sent < count; sent += CHUNK) {
            out.write(chunk);
        }
        out.flush();
    }
}
