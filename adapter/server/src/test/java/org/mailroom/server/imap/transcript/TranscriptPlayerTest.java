package org.mailroom.server.imap.transcript;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in an answer is told by file, line, what was expected and what came. */
class TranscriptPlayerTest {

    private static final String BYE = "* BYE\r\nzz OK\r\n";

    @TempDir
    private Path root;

    /** Plays against a server that says the same to everybody. */
    private void play(String transcript, String answers) throws IOException {
        Path file = Files.writeString(root.resolve("t.txt"), transcript);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, answers));
            answering.start();
            new Transcripts(root)
                    .play(
                            file,
                            new Place(
                                    server.getInetAddress().getHostAddress(),
                                    server.getLocalPort(),
                                    "u",
                                    "p",
                                    Optional.empty(),
                                    (octets, messages) -> {}));
        }
    }

    private static void answer(ServerSocket server, String answers) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(answers.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takesGroupsInAnyOrder() {
        assertThatCode(() -> play(
                        "C: a X\nS&: * 1 EXISTS\nS&: * SEARCH\nS?: * SORT\nS: a OK\n",
                        "* SEARCH\r\n* 1 EXISTS\r\na OK x\r\n" + BYE))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsWhereItWentWrong() {
        assertThatThrownBy(() -> play("# why\nC: a X\nS: a OK\n", "a NO x\r\n" + BYE))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("t.txt:3: expected a OK\ngot a NO x\n")
                .hasMessageContaining("C1: a X");
    }

    @Test
    void missesWhatMustCome() {
        assertThatThrownBy(() -> play("S&: * 1 EXISTS\nS&: * SEARCH\nS: a OK\n", "* SEARCH\r\na OK x\r\n" + BYE))
                .hasMessageContaining("t.txt:1: expected, in any order, [* 1 EXISTS]\ngot a OK x");
    }

    @Test
    void refusesWhatMustNotCome() {
        assertThatThrownBy(() -> play("S!: * 1 EXPUNGE\nS*: * ...\nS: a OK\n", "* 1 EXPUNGE\r\na OK x\r\n" + BYE))
                .hasMessageContaining("not expected here: * 1 EXPUNGE");
    }

    @Test
    void refusesWhatComesBesides() {
        assertThatThrownBy(() -> play("S: a OK\n", "* 1 EXPUNGE\r\na OK x\r\n" + BYE))
                .hasMessageContaining("got * 1 EXPUNGE");
        assertThatThrownBy(() -> play("S: a OK\n", "a OK x\r\na OK again\r\n" + BYE))
                .hasMessageContaining("expected zz OK");
        assertThatThrownBy(() -> play("S: a OK\nS: <closed>\n", "a OK x\r\n* BYE\r\n"))
                .hasMessageContaining("expected the end of the connection");
    }

    @Test
    void compares() {
        assertThatThrownBy(() -> play("S: * <n:digits> EXISTS\ncheck <n> > 5\n", "* 5 EXISTS\r\n" + BYE))
                .hasMessageContaining("t.txt:2: expected <n> > 5, got 5 and 5");
    }

    @Test
    void refusesLinesThatItDoesNotUnderstand() {
        assertThatThrownBy(() -> play("S: * OK\nsay hello\n", BYE)).hasMessage("t.txt:2: not understood: say hello");
        assertThatThrownBy(() -> play("mailbox x with (\n", BYE)).hasMessageContaining("Messages not understood");
    }
}
