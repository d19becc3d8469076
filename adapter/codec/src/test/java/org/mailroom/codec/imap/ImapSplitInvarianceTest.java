package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Conversation.heard;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However the octets arrive, the frames are the same. */
class ImapSplitInvarianceTest {

    private static final List<String> TRANSCRIPTS = List.of(
            "a LOGIN {3}\r\nfoo {3+}\r\nb\r\n\r\nb UID FETCH 1 (FLAGS)\r\nc IDLE\r\nDONE\r\n",
            "a APPEND {3}\r\nbox (\\Seen) {8}\r\n\r\na X\r\n\0 ~{2+}\r\n{} {0+}\r\n\r\nb NOOP\r\n",
            "a APPEND b {13+}\r\n{3+}\r\n0123456 {3+}\r\nb N\r\nb APPEND b {15}\r\n012345678901234{1}\r\nc NOOP\r\n",
            "a X " + "z".repeat(90) + "{5+}\r\nb\r\nX \r\nc NO\nd N\rO\r\ne \0\r\nf \u00FC\r\n \r\n",
            "a AUTHENTICATE X\r\n" + "z".repeat(90) + "\r\nb X {99+}\r\n" + "y".repeat(99)
                    + "\r\nc X {200+}\r\nd NOOP\r\n");

    @Example
    void handWrittenTranscripts() {
        for (String transcript : TRANSCRIPTS) {
            List<String> whole = heard(transcript);
            assertThat(heard(transcript.split(""))).isEqualTo(whole);
            everySplitInTwo(transcript, whole);
        }
    }

    @Property(tries = 500)
    void generatedStreams(@ForAll("streams") String stream) {
        List<String> whole = heard(stream);
        assertThat(heard(stream.split(""))).isEqualTo(whole);
        everySplitInTwo(stream, whole);
    }

    @Property(tries = 2000)
    void generatedSplits(@ForAll("streams") String stream, @ForAll("sizes") List<Integer> sizes) {
        Conversation conversation = new Conversation();
        int at = 0;
        for (int i = 0; at < stream.length(); i++) {
            int end = Math.min(stream.length(), at + sizes.get(i % sizes.size()));
            conversation.hear(stream.substring(at, end));
            at = end;
        }
        assertThat(conversation.heard()).isEqualTo(heard(stream));
    }

    @Provide
    Arbitrary<String> streams() {
        return Arbitraries.of(
                        "a LOGIN ",
                        "a APPEND ",
                        "b APPEND box ",
                        "c UID REPLACE 3 ",
                        "d IDLE\r\n",
                        "e STARTTLS\r\n",
                        "DONE\r\n",
                        "f NOOP\r\n",
                        "{3}\r\n",
                        "{4+}\r\n",
                        "~{5+}\r\n",
                        "{0+}\r\n",
                        "{13}\r\n",
                        "{13+}\r\n",
                        "{15+}\r\n",
                        "{30+}\r\n",
                        "{99+}\r\n",
                        "{101+}\r\n",
                        "\r\n",
                        "\r",
                        "\n",
                        "\0",
                        " x",
                        "{",
                        "\u00C3\u00A4",
                        "\u00FF",
                        "0123456789012345678901234567890123456789")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(10);
    }

    private static void everySplitInTwo(String stream, List<String> whole) {
        for (int i = 0; i <= stream.length(); i++) {
            assertThat(heard(stream.substring(0, i), stream.substring(i))).isEqualTo(whole);
        }
    }
}
