package org.mailroom.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends what it is told to and reads replies. */
final class SmtpClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    SmtpClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(90_000);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reply();
        ask("EHLO client.it.example");
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Sends a line and reads the reply to it, the lines of which are joined. */
    String ask(String line) throws IOException {
        out().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return reply();
    }

    String reply() throws IOException {
        var reply = new StringBuilder();
        String line;
        do {
            line = in.readLine();
            if (line == null) {
                throw new IOException("the connection ended after '" + reply + "'");
            }
            reply.append(reply.isEmpty() ? "" : "\n").append(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return reply.toString();
    }

    /** Sends a message of a subject and no body; returns the last reply, that of the first command refused or of DATA. */
    String send(String recipient, String subject) throws IOException {
        String reply = ask("MAIL FROM:<sender@client.example>");
        if (reply.startsWith("250")) {
            reply = ask("RCPT TO:<" + recipient + ">");
        }
        if (reply.startsWith("250")) {
            reply = ask("DATA");
        }
        if (reply.startsWith("354")) {
            return ask("Subject: " + subject + "\r\n\r\n.");
        }
        ask("RSET");
        return reply;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
