package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailroom.server.smtp.RealClient.Login;
import org.mailroom.server.smtp.RealServers.Wire;

/**
 * A session in any pieces of the wire, any TLS records and any sealed buffers: the same answers, the same messages. In the clear,
 * by TLS of each engine, sealed, and sealed within TLS; from the login to the end.
 */
class SmtpPiecesPropertyTest {

    private static final byte[] SESSION =
            ("EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<orders@example.com>\r\nDATA\r\n"
                            + "Subject: one\r\n\r\n..\r\n..x\r\n.\r\nFOO\r\nMAIL FROM:<> BODY=BINARYMIME\r\n"
                            + "RCPT TO:<orders@example.com>\r\nBDAT 5\r\n\r\n.\r\nBDAT 3 LAST\r\n\0\n\rNOOP\r\n"
                            + "BDAT 9 LAST\r\nQUIT\r\nxxxRSET\r\nQUIT\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);

    private static final int WHOLE = 1 << 16;

    private static RealServers servers;
    private static String expected;

    /**
     * How the octets are cut.
     *
     * @param piece the most octets of one write to the socket
     * @param buffer the most octets of the session sealed at once, or written at once when nothing is sealed
     * @param together sealed buffers of one write, or of one TLS record
     * @param early whether the first of them leave with the last response of the login
     */
    private record Cut(int piece, int buffer, int together, boolean early, Random random) {

        Cut(int piece, int buffer, int together, boolean early) {
            this(piece, buffer, together, early, new Random(1));
        }
    }

    @BeforeContainer
    static void start() throws Exception {
        servers = new RealServers();
        expected = withoutVariants(answers(Wire.CLEAR, Login.NONE, new Cut(WHOLE, WHOLE, 1, false)));
        assertThat(expected).contains("500 5.5.1").endsWith("221 2.0.0 mail.example.com closes the channel\r\n");
        assertMessages(Wire.CLEAR);
    }

    @AfterContainer
    static void stop() throws Exception {
        servers.close();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void giveTheSame(
            @ForAll Wire wire,
            @ForAll Login login,
            @ForAll @IntRange(min = 1, max = 60) int piece,
            @ForAll @IntRange(min = 1, max = 400) int buffer,
            @ForAll @IntRange(min = 1, max = 30) int together,
            @ForAll boolean early,
            @ForAll long seed)
            throws Exception {
        assertSame(wire, login, new Cut(piece, buffer, together, early, new Random(seed)));
    }

    /** So that the lengths of buffers, the records of TLS, and the lines come in halves as well. */
    @Example
    void oneOctetAtATime() throws Exception {
        assertEverywhere(new Cut(1, 20, 1, false));
    }

    /** Thirty and more, in one write and so in one read or few; with TLS in one record. */
    @Example
    void manyBuffersInOneRead() throws Exception {
        assertEverywhere(new Cut(WHOLE, 10, WHOLE, false));
    }

    @Example
    void twoBuffersInOneRead() throws Exception {
        assertEverywhere(new Cut(WHOLE, SESSION.length / 2, 2, false));
    }

    @Example
    void buffersThatComeWithTheLastResponse() throws Exception {
        assertEverywhere(new Cut(WHOLE, 20, 3, true));
    }

    @Example
    void aBufferForEachOctet() throws Exception {
        assertEverywhere(new Cut(WHOLE, 1, 30, true));
    }

    private static void assertEverywhere(Cut cut) throws Exception {
        for (Wire wire : Wire.values()) {
            for (Login login : new Login[] {Login.NTLM, Login.SPNEGO_SIGNED}) {
                assertSame(wire, login, cut);
            }
        }
    }

    private static void assertSame(Wire wire, Login login, Cut cut) throws Exception {
        assertThat(withoutVariants(answers(wire, login, cut)))
                .as("%s by %s with %s", login, wire, cut)
                .isEqualTo(expected);
        assertMessages(wire);
    }

    private static void assertMessages(Wire wire) {
        assertThat(servers.messages(wire)).hasSize(2).last().isEqualTo("\r\n.\r\n\0\n\r");
    }

    /** What differs by right: ids, and what EHLO offers. */
    private static String withoutVariants(String answers) {
        return answers.replaceAll("Accepted as \\w+", "Accepted").replaceAll("250-(STARTTLS|AUTH [^\r]*)\r\n", "");
    }

    private static String answers(Wire wire, Login login, Cut cut) throws Exception {
        try (var client = new RealClient(servers.on(wire), wire.isTls(), login, cut.random(), cut.piece())) {
            OutputStream out = client.socket.getOutputStream();
            if (login == Login.NONE) {
                for (int at = 0; at < SESSION.length; ) {
                    at = write(client, cut, at, out);
                }
                return client.rest();
            }
            var octets = new ByteArrayOutputStream();
            octets.writeBytes(client.lastResponse().getBytes(StandardCharsets.US_ASCII));
            int at = cut.early() ? writeSome(client, cut, 0, octets) : 0;
            out.write(octets.toByteArray());
            client.expectSuccess();
            while (at < SESSION.length) {
                octets.reset();
                at = writeSome(client, cut, at, octets);
                out.write(octets.toByteArray());
            }
            return "220 mail.example.com ESMTP Mailroom\r\n" + client.rest();
        }
    }

    /** As many buffers as go together. */
    private static int writeSome(RealClient client, Cut cut, int from, ByteArrayOutputStream out) throws Exception {
        int at = from;
        for (int i = 0; i < cut.together() && at < SESSION.length; i++) {
            at = write(client, cut, at, out);
        }
        return at;
    }

    private static int write(RealClient client, Cut cut, int from, OutputStream out) throws Exception {
        int to = Math.min(SESSION.length, from + 1 + cut.random().nextInt(cut.buffer()));
        byte[] plain = Arrays.copyOfRange(SESSION, from, to);
        out.write(client.layer() == null ? plain : client.layer().seal(plain));
        return to;
    }
}
