package org.mailroom.it.security;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** SMTP on a connection, encrypted or not, from the greeting on. */
final class SmtpDialogue implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    SmtpDialogue(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        reply();
    }

    /** Without TLS. */
    static SmtpDialogue connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return new SmtpDialogue(socket);
    }

    /** Sends a line and reads the reply to it. */
    String ask(String line) throws IOException {
        out().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** The last line of the next reply. */
    String reply() throws IOException {
        String line;
        do {
            line = Peer.line(in).strip();
        } while (line.length() > 3 && line.charAt(3) == '-');
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
