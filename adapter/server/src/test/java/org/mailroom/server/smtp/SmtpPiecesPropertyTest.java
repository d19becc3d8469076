package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailroom.server.TestTls;
import org.mailroom.server.ToyLayer;
import org.mailroom.store.queue.Outcome;

/**
 * A session in any pieces of the wire, any TLS records and any sealed buffers: the same answers, the same messages. In the clear,
 * by TLS, sealed, and sealed within TLS.
 */
class SmtpPiecesPropertyTest {

    private static final byte[] SESSION =
            ("EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<orders@example.com>\r\nDATA\r\n"
                            + "Subject: one\r\n\r\n..\r\n..x\r\n.\r\nFOO\r\nMAIL FROM:<> BODY=BINARYMIME\r\n"
                            + "RCPT TO:<orders@example.com>\r\nBDAT 5\r\n\r\n.\r\nBDAT 3 LAST\r\n\0\n\rNOOP\r\n"
                            + "BDAT 9 LAST\r\nQUIT\r\nxxxRSET\r\nQUIT\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);

    private static final String LOGIN = "EHLO me\r\nAUTH TOY-LAYER "
            + Base64.getEncoder().encodeToString("\0joe\0secret".getBytes(StandardCharsets.US_ASCII)) + "\r\n";

    private static SmtpServer server;
    private static Path directory;
    private static String expected;

    @BeforeContainer
    static void start() throws IOException {
        directory = Files.createTempDirectory("pieces");
        server = new SmtpServer.Setup(directory).tls().login().start();
        expected = withoutVariants(answers(server, false, false, SESSION.length, SESSION.length, 1));
        assertThat(expected).contains("500 5.5.1").endsWith("221 2.0.0 mail.example.com closes the channel\r\n");
        assertThat(messages()).hasSize(2).last().isEqualTo("\r\n.\r\n\0\n\r");
    }

    @AfterContainer
    static void stop() throws IOException {
        server.awaitNothingLeft();
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void giveTheSame(
            @ForAll boolean tls,
            @ForAll boolean sealed,
            @ForAll @IntRange(min = 1, max = 60) int longestPiece,
            @ForAll @IntRange(min = 1, max = 400) int longestWrite,
            @ForAll long seed)
            throws IOException {
        assertThat(withoutVariants(answers(server, tls, sealed, longestPiece, longestWrite, seed)))
                .isEqualTo(expected);
        assertThat(messages()).hasSize(2).last().isEqualTo("\r\n.\r\n\0\n\r");
    }

    /** What differs by right: ids, and what EHLO offers. */
    private static String withoutVariants(String answers) {
        return answers.replaceAll("Accepted as \\w+", "Accepted").replaceAll("250-(STARTTLS|AUTH [^\r]*)\r\n", "");
    }

    private static List<String> messages() {
        var claims = server.waiting("orders");
        List<String> messages = claims.stream().map(server::message).toList();
        claims.forEach(claim -> server.store.queue().settle(claim, new Outcome.Handled()));
        return messages;
    }

    private static String answers(
            SmtpServer server, boolean tls, boolean sealed, int longestPiece, int longestWrite, long seed)
            throws IOException {
        var random = new Random(seed);
        try (var wire = new WirePieces(tls ? server.tlsAddress : server.address, random, longestPiece);
                Socket socket = tls ? secured(wire) : wire) {
            InputStream in = socket.getInputStream();
            ToyLayer layer = sealed ? logIn(socket) : null;
            OutputStream out = socket.getOutputStream();
            for (int from = 0; from < SESSION.length; ) {
                int to = Math.min(SESSION.length, from + 1 + random.nextInt(longestWrite));
                byte[] piece = Arrays.copyOfRange(SESSION, from, to);
                out.write(sealed ? layer.seal(piece) : piece);
                from = to;
            }
            String answers = new String(
                    (sealed ? new UnsealingInput(in, layer) : in).readAllBytes(), StandardCharsets.ISO_8859_1);
            return sealed ? "220 mail.example.com ESMTP Mailroom\r\n" + answers : answers;
        }
    }

    private static SSLSocket secured(Socket wire) throws IOException {
        var socket = (SSLSocket) TestTls.trusting().getSocketFactory().createSocket(wire, null, -1, true);
        socket.setUseClientMode(true);
        socket.startHandshake();
        return socket;
    }

    /** Logs in, reads all that is said in the clear, and no octet more. */
    private static ToyLayer logIn(Socket socket) throws IOException {
        socket.getOutputStream().write(LOGIN.getBytes(StandardCharsets.US_ASCII));
        var said = new StringBuilder();
        while (!said.toString().endsWith("successful\r\n")) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("after %s", said).isNotNegative();
            said.append((char) octet);
        }
        return ToyLayer.client();
    }
}
