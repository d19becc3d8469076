package org.mailroom.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A client that sends what it is told to and reads replies. */
final class SmtpClient implements AutoCloseable {

    private static final int PATIENCE = 90_000;

    private final String greeting;
    private Socket socket;
    private BufferedReader in;

    SmtpClient(int port) throws IOException {
        this(connect("127.0.0.1", port));
    }

    private SmtpClient(Socket socket) throws IOException {
        use(socket);
        greeting = reply();
        if (greeting.startsWith("220")) {
            ask("EHLO client.it.example");
        }
    }

    /** From an address of this machine, as in 127.0.0.2. */
    static SmtpClient from(String address, int port) throws IOException {
        return new SmtpClient(connect(address, port));
    }

    /** With TLS from the first octet on, to a server that the client believes to have that name. */
    static SmtpClient tls(int port, SSLContext ssl, String host) throws IOException {
        return tls("127.0.0.1", port, ssl, host);
    }

    static SmtpClient tls(String from, int port, SSLContext ssl, String host) throws IOException {
        return new SmtpClient(handshake(connect(from, port), ssl, host));
    }

    private static Socket connect(String from, int port) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
        return socket;
    }

    private static SSLSocket handshake(Socket below, SSLContext ssl, String host) throws IOException {
        var socket = (SSLSocket) ssl.getSocketFactory().createSocket(below, host, below.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void use(Socket wanted) throws IOException {
        socket = wanted;
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** STARTTLS, and EHLO once more. */
    SmtpClient startTls(SSLContext ssl, String host) throws IOException {
        String ready = ask("STARTTLS");
        if (!ready.startsWith("220")) {
            throw new IOException(ready);
        }
        use(handshake(socket, ssl, host));
        ask("EHLO client.it.example");
        return this;
    }

    String greeting() {
        return greeting;
    }

    /** The TLS session. */
    SSLSession session() {
        return ((SSLSocket) socket).getSession();
    }

    /** The last reply to a login by PLAIN. */
    String plain(String user, String password) throws IOException {
        return ask("AUTH PLAIN " + base64("\0" + user + "\0" + password));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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
        return send("sender@client.example", recipient, subject);
    }

    String send(String sender, String recipient, String subject) throws IOException {
        String reply = ask("MAIL FROM:<" + sender + ">");
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
