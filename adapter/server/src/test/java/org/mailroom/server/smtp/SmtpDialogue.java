package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.server.LineClient;
import org.mailroom.server.ToyLayer;
import org.mailroom.server.UnsealingInput;

/** A client that sends exactly the octets it is told to, and reads replies. */
final class SmtpDialogue implements AutoCloseable {

    private final LineClient connection;
    private ToyLayer layer;

    SmtpDialogue(InetSocketAddress address) {
        connection = new LineClient(address);
    }

    /** Sends octets as they are, one for each character. */
    SmtpDialogue raw(String octets) {
        return raw(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    SmtpDialogue raw(byte[] octets) {
        connection.send(layer == null ? octets : layer.seal(octets));
        return this;
    }

    /** Sends octets but for the last ones, of so many on the wire. */
    SmtpDialogue rawBut(int kept, byte[] octets) {
        connection.cut(kept);
        return raw(octets);
    }

    /** Sends what was kept. */
    SmtpDialogue rest() {
        connection.sendRest();
        return this;
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
        connection.beginTls();
        return this;
    }

    /** From here on both sides seal. */
    SmtpDialogue beginLayer() {
        layer = ToyLayer.client();
        connection.readThrough(in -> new UnsealingInput(in, layer));
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
            line = connection.line();
            lines.add(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return lines;
    }

    /** The connection ends without another octet. */
    void expectEnd() {
        connection.expectEnd();
    }

    /** The connection ends by a reset of TCP, without another octet. */
    void expectReset() {
        connection.expectReset();
    }

    /** Whether the connection ends, with or without a reset, and no line before its end begins so. */
    boolean isEndedWithout(String start) {
        return !connection.rest().contains(start);
    }

    /** Says that no more will be sent. */
    SmtpDialogue endOutput() {
        connection.endOutput();
        return this;
    }

    @Override
    public void close() {
        connection.close();
    }
}
