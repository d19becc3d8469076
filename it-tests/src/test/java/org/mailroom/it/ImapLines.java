package org.mailroom.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An IMAP client that sends what it is told to and reads lines; for messages of ASCII. */
final class ImapLines implements AutoCloseable {

    private static final int PATIENCE = 90_000;

    private final Socket socket;
    private final BufferedReader in;
    private int tags;

    ImapLines(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        line();
    }

    /** Sends a command and reads to its tagged response, the last line of what is returned. */
    String ask(String command) throws IOException {
        String tag = "t" + ++tags;
        send(tag + " " + command + "\r\n");
        var response = new StringBuilder();
        String line;
        do {
            line = line();
            response.append(line).append('\n');
        } while (!line.startsWith(tag + " "));
        return response.toString();
    }

    /** APPEND of a message of a subject and no body. */
    String append(String mailbox, String subject) throws IOException {
        String message = "Subject: " + subject + "\r\n\r\n";
        return ask("APPEND " + mailbox + " {" + message.length() + "+}\r\n" + message);
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("the connection ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
