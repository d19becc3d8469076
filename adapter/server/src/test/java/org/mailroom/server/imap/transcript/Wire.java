package org.mailroom.server.imap.transcript;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection that sends exactly the octets it is told to, and reads whole responses, literals and all. */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_OCTETS = 64 << 20;
    private static final Pattern LITERAL = Pattern.compile("(?s).*\\{(\\d{1,9})}\r\n");

    private final Deque<String> unread = new ArrayDeque<>();
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(String host, int port) throws IOException {
        socket = new Socket(host, port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void send(String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The next response without its CRLF. */
    String response() throws IOException {
        return unread.isEmpty() ? read() : unread.poll();
    }

    /** Gives a response back: it is the next one again. */
    void unread(String response) {
        unread.push(response);
    }

    /** The next continuation request; untagged responses before it stay to be read. */
    String continuation() throws IOException {
        Deque<String> before = new ArrayDeque<>();
        String next = response();
        while (next.startsWith("* ")) {
            before.push(next);
            next = response();
        }
        while (!before.isEmpty()) {
            unread.push(before.pop());
        }
        return next;
    }

    /** Whether the server has ended the connection, also within what was compressed, and said nothing more. */
    boolean isEnded() throws IOException {
        try {
            return unread.isEmpty() && in.read() == -1;
        } catch (SocketException | EOFException e) {
            return true;
        }
    }

    void beginTls(SSLContext context) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, -1, true);
        tls.setUseClientMode(true);
        tls.startHandshake();
        socket = tls;
        in = new BufferedInputStream(tls.getInputStream());
        out = tls.getOutputStream();
    }

    void beginDeflate() {
        in = new InflaterInputStream(in, new Inflater(true));
        out = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
    }

    private String read() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (true) {
            line(octets);
            String text = octets.toString(StandardCharsets.ISO_8859_1);
            Matcher literal = LITERAL.matcher(text);
            if (!literal.matches() || text.matches("(?s)\\S+ (OK|NO|BAD) .*")) {
                return text.substring(0, text.length() - 2);
            }
            octets.write(in.readNBytes(Integer.parseInt(literal.group(1))));
        }
    }

    private void line(ByteArrayOutputStream octets) throws IOException {
        int last = 0;
        while (true) {
            int octet = in.read();
            if (octet == -1) {
                throw new EOFException("The connection has ended"
                        + (octets.size() == 0 ? "" : " after " + octets.toString(StandardCharsets.ISO_8859_1)));
            }
            octets.write(octet);
            if (last == '\r' && octet == '\n') {
                return;
            }
            if (octets.size() > MOST_OCTETS) {
                throw new IOException("There is no end of this response");
            }
            last = octet;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
