package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.store.queue.Outcome;

/** A session's octets in any pieces: the same answers, the same messages. */
class SmtpPiecesTest {

    private static final String SESSION =
            "EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<orders@example.com>\r\nDATA\r\n"
                    + "Subject: one\r\n\r\n..\r\n..x\r\n.\r\n" + "FOO\r\nMAIL FROM:<> BODY=BINARYMIME\r\n"
                    + "RCPT TO:<orders@example.com>\r\nBDAT 5\r\n\r\n.\r\nBDAT 3 LAST\r\n\0\n\rNOOP\r\n"
                    + "BDAT 9 LAST\r\nQUIT\r\nxxxRSET\r\nQUIT\r\n";

    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void giveTheSameAnswers() throws Exception {
        byte[] octets = SESSION.getBytes(StandardCharsets.ISO_8859_1);
        String whole = answersTo(octets, octets.length);
        assertThat(whole).contains("500 5.5.1").endsWith("221 2.0.0 mail.example.com closes the channel\r\n");
        List<String> messages = messages();
        assertThat(messages).hasSize(2).last().isEqualTo("\r\n.\r\n\0\n\r");
        assertThat(answersTo(octets, 1)).isEqualTo(whole);
        assertThat(messages()).isEqualTo(messages);
        for (int i = 0; i < 20; i++) {
            assertThat(answersTo(octets, -i - 1))
                    .as("random pieces, seed %s", i)
                    .isEqualTo(whole);
            assertThat(messages()).isEqualTo(messages);
        }
    }

    private List<String> messages() {
        var claims = server.waiting("orders");
        List<String> messages = claims.stream().map(server::message).toList();
        claims.forEach(claim -> server.store.queue().settle(claim, new Outcome.Handled()));
        return messages;
    }

    /** Sends pieces of that many octets, or of random sizes where the number is negative, and reads all answers. */
    private String answersTo(byte[] octets, int piece) throws IOException {
        var random = new Random(piece);
        try (var socket = new Socket(server.address.getAddress(), server.address.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            int from = 0;
            while (from < octets.length) {
                int to = Math.min(octets.length, from + (piece > 0 ? piece : 1 + random.nextInt(40)));
                socket.getOutputStream().write(Arrays.copyOfRange(octets, from, to));
                from = to;
            }
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .replaceAll("Accepted as \\w+", "Accepted");
            }
        }
    }
}
