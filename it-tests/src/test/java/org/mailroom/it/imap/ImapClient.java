package org.mailroom.it.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A client of IMAP that says what it is told and costs next to nothing. For one thread. */
public final class ImapClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final List<String> untagged = new ArrayList<>();
    private String tagged = "";
    private int tags;

    private ImapClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
    }

    /** Connects and reads the greeting. */
    public static ImapClient connect(int port) throws IOException {
        var client = new ImapClient(new Socket("127.0.0.1", port));
        String greeting = client.line();
        if (!greeting.startsWith("* OK")) {
            throw new IOException("no greeting: " + greeting);
        }
        return client;
    }

    /** Connects and logs in. */
    public static ImapClient login(int port, String user, String password) throws IOException {
        ImapClient client = connect(port);
        client.ok("LOGIN " + user + " \"" + password + "\"");
        return client;
    }

    /** Says a command, whatever comes of it; all lines of the answer, the tagged one last. */
    public String ask(String command) throws IOException {
        String tag = begin(command);
        out.flush();
        read(tag);
        return String.join("\n", untagged) + "\n" + tagged;
    }

    /** Files a message of a subject and no body, whatever comes of it; the answer as that of {@link #ask}. */
    public String file(String mailbox, String subject) throws IOException {
        String message = "Subject: " + subject + "\r\n\r\n";
        return ask("APPEND " + mailbox + " {" + message.length() + "+}\r\n" + message);
    }

    /** Says a command that must succeed; the untagged responses, literals within their lines. */
    List<String> ok(String command) throws IOException {
        String tag = begin(command);
        out.flush();
        return end(tag, command);
    }

    /**
     * Appends a message, with a non-synchronizing literal (RFC 7888).
     *
     * @param where the mailbox, and flags after it if there are any
     */
    public void append(String where, byte[] message) throws IOException {
        String tag = beginAppend(where, message.length);
        send(message);
        endAppend(tag);
    }

    /** Begins to append a message of so many octets, which are to be sent; its tag. */
    String beginAppend(String where, int octets) throws IOException {
        return begin("APPEND " + where + " {" + octets + "+}");
    }

    void send(byte[] octets) throws IOException {
        out.write(octets);
    }

    void endAppend(String tag) throws IOException {
        send("\r\n".getBytes(ISO_8859_1));
        out.flush();
        end(tag, "APPEND");
    }

    /** The untagged responses to the last command. */
    List<String> untagged() {
        return untagged;
    }

    /** The tagged response to the last command. */
    String tagged() {
        return tagged;
    }

    /** Begins to idle. */
    void idle() throws IOException {
        begin("IDLE");
        out.flush();
        String line = line();
        if (!line.startsWith("+")) {
            throw new IOException("IDLE: " + line);
        }
    }

    /** Ends to idle. */
    List<String> done() throws IOException {
        send("DONE\r\n".getBytes(ISO_8859_1));
        out.flush();
        return end("a" + (tags - 1), "IDLE");
    }

    /** The next line of whatever kind. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            if (octet == '\n') {
                String text = line.toString(ISO_8859_1).stripTrailing();
                int literal = literal(text);
                if (literal < 0) {
                    return text;
                }
                line.writeBytes(in.readNBytes(literal));
            } else {
                line.write(octet);
            }
        }
    }

    private static int literal(String text) {
        int open = text.endsWith("}") ? text.lastIndexOf('{') : -1;
        return open < 0 ? -1 : Integer.parseInt(text.substring(open + 1, text.length() - 1));
    }

    private String begin(String command) throws IOException {
        String tag = "a" + tags++;
        out.write((tag + " " + command + "\r\n").getBytes(ISO_8859_1));
        return tag;
    }

    private List<String> end(String tag, String command) throws IOException {
        read(tag);
        if (!tagged.startsWith(tag + " OK")) {
            throw new IOException(command + ": " + tagged);
        }
        return untagged;
    }

    private void read(String tag) throws IOException {
        untagged.clear();
        tagged = line();
        while (!tagged.startsWith(tag + " ")) {
            untagged.add(tagged);
            tagged = line();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
