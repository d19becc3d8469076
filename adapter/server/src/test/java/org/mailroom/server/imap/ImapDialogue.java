package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.mailroom.server.TestTls;

/** A client that sends exactly the octets it is told to, and reads lines. Its tags are t1, t2 and so on. */
final class ImapDialogue implements AutoCloseable {

    private Socket socket;
    private InputStream in;
    private int tag;

    ImapDialogue(InetSocketAddress address) {
        try {
            socket = new Socket(address.getAddress(), address.getPort());
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends octets as they are, one for each character. */
    ImapDialogue raw(String octets) {
        return raw(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    ImapDialogue raw(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shakes hands. */
    ImapDialogue beginTls() {
        try {
            var tls = (SSLSocket) TestTls.trusting().getSocketFactory().createSocket(socket, null, -1, true);
            tls.setUseClientMode(true);
            tls.startHandshake();
            socket = tls;
            in = new BufferedInputStream(tls.getInputStream());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a line in UTF-8. */
    ImapDialogue say(String line) {
        return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a line; it must begin so. */
    ImapDialogue expect(String start) {
        assertThat(line()).startsWith(start);
        return this;
    }

    /** Gives a command with the next tag, and reads all up to its tagged response, which is the last line without the tag. */
    List<String> command(String command) {
        tag++;
        say("t" + tag + " " + command);
        return answer();
    }

    /** Reads all up to the tagged response to the last command. */
    List<String> answer() {
        List<String> lines = new ArrayList<>();
        String tagged = "t" + tag + " ";
        while (true) {
            String line = line();
            if (line.startsWith(tagged)) {
                lines.add(line.substring(tagged.length()));
                return lines;
            }
            lines.add(line);
        }
    }

    /** A command whose tagged response begins so. */
    ImapDialogue ask(String command, String start) {
        List<String> lines = command(command);
        assertThat(lines.get(lines.size() - 1)).as(command).startsWith(start);
        return this;
    }

    ImapDialogue ok(String command) {
        return ask(command, "OK");
    }

    /** Files a message by a non-synchronizing literal. */
    ImapDialogue append(String mailbox, String message) {
        tag++;
        raw("t" + tag + " APPEND " + mailbox + " {" + message.length() + "+}\r\n" + message + "\r\n");
        List<String> lines = answer();
        assertThat(lines.get(lines.size() - 1)).startsWith("OK [APPENDUID ");
        return this;
    }

    /** The connection ends without another octet. */
    void expectEnd() {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All until the connection ends, by a reset too. */
    String rest() {
        var rest = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                rest.write(octet);
            }
        } catch (SocketException reset) {
            return rest.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Says that no more will be sent. */
    ImapDialogue endOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String line() {
        var line = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new AssertionError("the connection ended after '" + line + "'");
                }
                line.write(octet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after '" + line + "'", e);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r");
        return text.substring(0, text.length() - 1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
