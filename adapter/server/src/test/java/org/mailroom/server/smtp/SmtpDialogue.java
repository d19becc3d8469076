package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.mailroom.server.ToyLayer;
import org.mailroom.server.UnsealingInput;

/** A client that sends exactly the octets it is told to, and reads replies. */
final class SmtpDialogue implements AutoCloseable {

    private Socket socket;
    private InputStream in;
    private ToyLayer layer;

    SmtpDialogue(InetSocketAddress address) {
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
    SmtpDialogue raw(String octets) {
        return raw(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    SmtpDialogue raw(byte[] octets) {
        try {
            socket.getOutputStream().write(layer == null ? octets : layer.seal(octets));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends octets beneath a layer. */
    SmtpDialogue unsealed(byte[] octets) {
        ToyLayer pause = layer;
        layer = null;
        raw(octets);
        layer = pause;
        return this;
    }

    /** Shakes hands. */
    SmtpDialogue beginTls() {
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

    /** From here on both sides seal. */
    SmtpDialogue beginLayer() {
        layer = ToyLayer.client();
        in = new UnsealingInput(in, layer);
        return this;
    }

    /** Sends a line in UTF-8. */
    SmtpDialogue say(String line) {
        return raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one reply; it must begin so. */
    SmtpDialogue expect(String start) {
        assertThat(String.join("\n", reply())).startsWith(start);
        return this;
    }

    /** Sends a line and reads its reply, which must begin so. */
    SmtpDialogue ask(String line, String start) {
        return say(line).expect(start);
    }

    /** Runs a transcript: lines of {@code C: } are sent, lines of {@code S: } are how replies begin. */
    SmtpDialogue run(String transcript) {
        for (String line : transcript.strip().split("\n")) {
            String text = line.strip();
            if (text.startsWith("C:")) {
                say(text.substring(2).stripLeading());
            } else if (text.startsWith("S: ")) {
                expect(text.substring(3));
            } else {
                throw new IllegalArgumentException(line);
            }
        }
        return this;
    }

    /** The greeting, EHLO, and one transaction up to RCPT. */
    SmtpDialogue transaction(String recipient) {
        return expect("220 ")
                .ask("EHLO client.example", "250-")
                .ask("MAIL FROM:<a@client.example>", "250 2.1.0")
                .ask("RCPT TO:<" + recipient + ">", "250 2.1.5");
    }

    /** A whole transaction, with a message of nothing. */
    SmtpDialogue mail() {
        return ask("MAIL FROM:<a@b.example>", "250")
                .ask("RCPT TO:<orders@example.com>", "250")
                .ask("DATA", "354")
                .ask(".", "250");
    }

    List<String> reply() {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = line();
            lines.add(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return lines;
    }

    /** The connection ends without another octet. */
    void expectEnd() {
        try {
            assertThat(in.read()).isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection ends by a reset of TCP, without another octet. */
    void expectReset() {
        assertThatThrownBy(() -> in.read()).isInstanceOf(IOException.class).hasMessageContaining("Connection reset");
    }

    /** Whether the connection ends, with or without a reset, and no line before its end begins so. */
    boolean isEndedWithout(String start) {
        try {
            return !new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(start);
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that no more will be sent. */
    SmtpDialogue endOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
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
