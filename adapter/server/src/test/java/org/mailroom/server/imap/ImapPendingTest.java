package org.mailroom.server.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.PendingLimits.Action;

/** Commands that are sent and not answered: too many of them are a flood before the login, and wait after it. */
class ImapPendingTest {

    /** What a frame of Ethernet holds: 187 commands and a half. */
    private static final byte[] FRAME =
            "a NOOP\r\n".repeat(188).substring(0, 1500).getBytes(StandardCharsets.US_ASCII);

    private static final int WHOLE = 1 << 16;

    @TempDir
    private Path directory;

    private ImapServer server;

    private void start(int maxPending, Action action) {
        server = new ImapServer.Setup(directory)
                .tls()
                .pending(new PendingLimits(maxPending, action))
                .start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("failed "));
    }

    private PiecesClient connect(boolean isTls) throws IOException {
        return new PiecesClient(isTls ? server.tlsAddress : server.address, isTls, new Random(1), WHOLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFloodBeforeTheLoginIsReset(boolean isTls) throws IOException {
        start(100, Action.PAUSE);
        try (PiecesClient client = connect(isTls)) {
            client.expectReset(FRAME);
        }
        assertThat(server.metrics.lines).containsExactly("reset with 101 pending");
    }

    @Test
    void asManyAsMayBePendingAreAnswered() {
        start(100, Action.RESET);
        try (var client = server.connect().expect("* OK")) {
            client.raw("a NOOP\r\n".repeat(99) + "z CAPABILITY\r\n");
            for (int i = 0; i < 99; i++) {
                client.expect("a OK");
            }
            client.expect("* CAPABILITY").expect("z OK");
            client.raw("a NOOP\r\n".repeat(101));
            assertThat(client.rest()).isEmpty();
        }
    }

    /** However slowly it sends: what it does not read is pending. */
    @ParameterizedTest
    @ValueSource(strings = {"a NOOP\r\n", "a CAPABILITY\r\n"})
    void aClientThatReadsNothingIsReset(String command) throws IOException {
        start(100, Action.PAUSE);
        byte[] octets = command.repeat(20).getBytes(StandardCharsets.US_ASCII);
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(server.address);
            assertThatThrownBy(() -> {
                        while (true) {
                            client.getOutputStream().write(octets);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(server.metrics.lines).containsExactly("reset with 101 pending");
    }

    /** The decoder knows what comes behind a login no sooner than the login is done. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void thousandsAreAnsweredAfterTheLogin(int maxPending) {
        start(maxPending, Action.PAUSE);
        var commands = new StringBuilder("l LOGIN joe secret\r\ns SELECT INBOX\r\np APPEND INBOX {3+}\r\nabc\r\n");
        for (int i = 0; i < 10_000; i++) {
            commands.append('c').append(i).append(i % 2 == 0 ? " NOOP\r\n" : " FETCH 1 FLAGS\r\n");
        }
        try (var client = server.connect().expect("* OK")) {
            var sent = CompletableFuture.runAsync(() -> client.raw(commands.toString()));
            await(client, "l OK");
            await(client, "s OK");
            await(client, "p OK");
            for (int i = 0; i < 10_000; i++) {
                await(client, "c" + i + " OK");
            }
            sent.join();
        }
        assertThat(server.metrics.lines).noneMatch(line -> line.startsWith("reset"));
    }

    /** Reads up to the next tagged response, which must begin so. */
    private static void await(ImapDialogue client, String tagged) {
        String line = client.line();
        while (line.startsWith("* ")) {
            line = client.line();
        }
        assertThat(line).startsWith(tagged);
    }

    @Test
    void whatBelongsToACommandIsNoCommand() {
        start(1, Action.RESET);
        try (var client = server.connect().expect("* OK")) {
            client.say("a LOGIN {3}")
                    .expect("+ ")
                    .say("joe {6}")
                    .expect("+ ")
                    .say("secret")
                    .expect("a OK")
                    .say("b APPEND INBOX {3000}")
                    .expect("+ ")
                    .raw("x NOOP\r\n".repeat(375) + "\r\n")
                    .expect("b OK")
                    .say("c SELECT INBOX");
            await(client, "c OK");
            client.say("d IDLE").expect("+ ").say("DONE").expect("d OK");
            client.raw("e NOOP\r\nf NOOP\r\n");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void whatIsBehindALoginCountsOnceItIsLookedAt() {
        start(3, Action.PAUSE);
        try (var client = server.connect().expect("* OK")) {
            client.raw("a LOGIN joe wrong\r\n" + "b NOOP\r\n".repeat(4));
            assertThat(client.rest()).isIn("", "a NO [AUTHENTICATIONFAILED] No\r\n");
        }
        assertThat(server.metrics.lines).contains("reset with 4 pending");
    }
}
