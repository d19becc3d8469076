package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailroom.server.BufferLeaks;
import org.mailroom.server.limit.PendingLimits;

/**
 * A session in any pieces of the wire, any TLS records, sealed and compressed buffers: the same answers, the same messages. From the
 * login to the end; and then nothing is left of any connection.
 */
class ImapPiecesPropertyTest {

    private static final byte[] SESSION = ("a CREATE {3}\r\nbox\r\nb LIST \"\" (INBOX {3+}\r\nb*x)\r\n"
                    + "c APPEND box (\\Seen) {11}\r\nSubject: x\n\r\nd SELECT box\r\n"
                    + "e APPEND {3+}\r\nbox (\\Flagged) {4+}\r\nab\r\n ~{3+}\r\na\0b\r\n"
                    + "f APPEND box {2+}\r\n\0x\r\ng FOO\r\nh APPEND nowhere {3+}\r\nabc (\\Seen) {2+}\r\nxx\r\n"
                    + "i IDLE\r\nDONE\r\nj STORE 1:2 +FLAGS (\\Deleted)\r\nk COPY 1:3 INBOX\r\nl EXPUNGE\r\n"
                    + "m STATUS INBOX (MESSAGES SIZE)\r\nn NOOP\nx\r\no UNSELECT\r\np LOGOUT\r\nxxxq NOOP\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final int WHOLE = 1 << 16;

    private static ImapServer server;

    /** Where hardly a command may be pending. */
    private static ImapServer narrow;

    /** Where too many are reset, logged in or not. */
    private static ImapServer strict;

    private static String expected;
    private static int users;

    @BeforeContainer
    static void start() throws Exception {
        BufferLeaks.watch();
        Path directory = Files.createTempDirectory("pieces");
        server = new ImapServer.Setup(directory).tls().start();
        strict = new ImapServer.Setup(Files.createTempDirectory("strict"))
                .tls()
                .pending(new PendingLimits(100, PendingLimits.Action.RESET))
                .start();
        narrow = new ImapServer.Setup(Files.createTempDirectory("narrow"))
                .tls()
                .pending(new PendingLimits(1, PendingLimits.Action.PAUSE))
                .start();
        expected = answers(server, false, false, false, WHOLE, WHOLE, new Random(1));
        assertThat(expected)
                .contains(
                        "a OK",
                        "c OK [APPENDUID",
                        "* 1 EXISTS",
                        "e OK [APPENDUID",
                        "f BAD",
                        "g BAD",
                        "h NO [TRYCREATE]")
                .contains("+ idling", "i OK", "k OK [COPYUID", "* 1 EXPUNGE", "(MESSAGES 3 SIZE 18)", "n BAD", "p OK");
    }

    @AfterContainer
    static void stop() {
        for (ImapServer each : new ImapServer[] {server, narrow, strict}) {
            each.awaitNothingLeft();
            assertThat(each.metrics.lines).noneMatch(line -> line.startsWith("failed"));
            each.close();
        }
        BufferLeaks.assertNone();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void giveTheSame(
            @ForAll boolean isTls,
            @ForAll boolean isSealed,
            @ForAll boolean isCompressed,
            @ForAll @IntRange(min = 1, max = 60) int piece,
            @ForAll @IntRange(min = 1, max = 300) int part,
            @ForAll long seed)
            throws Exception {
        assertSame(isTls, isSealed, isCompressed, piece, part, new Random(seed));
    }

    @Example
    void oneOctetAtATime() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertSame((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, 1, 1, new Random(i));
        }
    }

    @Example
    void allAtOnce() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertSame((i & 1) != 0, (i & 2) != 0, (i & 4) != 0, WHOLE, WHOLE, new Random(i));
        }
    }

    /** A packed frame of Ethernet: no answer, nor a word of any layer, but a reset. */
    @Example
    void aFloodIsReset() throws Exception {
        byte[] flood = "a NOOP\r\n".repeat(187).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 16; i++) {
            boolean isTls = (i & 1) != 0;
            try (var client =
                    new PiecesClient(isTls ? strict.tlsAddress : strict.address, isTls, new Random(i), WHOLE)) {
                if ((i & 8) != 0) {
                    client.login("user" + users++, (i & 2) != 0);
                    if ((i & 4) != 0) {
                        client.compress();
                    }
                }
                client.expectReset(flood);
            }
        }
        assertThat(strict.metrics.lines)
                .filteredOn("reset with 101 pending"::equals)
                .hasSize(16);
    }

    private static void assertSame(
            boolean isTls, boolean isSealed, boolean isCompressed, int piece, int part, Random random)
            throws Exception {
        ImapServer one = random.nextBoolean() ? server : narrow;
        assertThat(answers(one, isTls, isSealed, isCompressed, piece, part, random))
                .as("TLS %s, sealed %s, compressed %s, pieces %d, parts %d", isTls, isSealed, isCompressed, piece, part)
                .isEqualTo(expected);
    }

    private static String answers(
            ImapServer one, boolean isTls, boolean isSealed, boolean isCompressed, int piece, int part, Random random)
            throws Exception {
        try (var client = new PiecesClient(isTls ? one.tlsAddress : one.address, isTls, random, piece)) {
            client.login("user" + users++, isSealed);
            if (isCompressed) {
                client.compress();
            }
            client.writeInParts(SESSION, Math.min(part, 4000));
            return withoutVariants(client.until("p OK"));
        }
    }

    /** What differs by right. */
    private static String withoutVariants(String answers) {
        return answers.replaceAll("(UIDVALIDITY|APPENDUID|COPYUID) \\d+", "$1")
                .replaceAll("MAILBOXID \\(\\w+\\)", "MAILBOXID");
    }
}
