package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Conversation.heard;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However the octets arrive, the frames are the same. */
class SplitInvarianceTest {

    private static final List<String> TRANSCRIPTS = List.of(
            "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<b@c>\r\nDATA\r\nSubject: x\r\n\r\n.\r.\n..\r\n.\r\nQUIT\r\n",
            "NOOP\nNO\rOP\r\nNO\0OP\r\n\u00FC\r\n" + "z".repeat(200) + "\r\nNOOP\r\n",
            "BDAT 5\r\n\r\n.\r\nBDAT 0\r\nBDAT 3 LAST\r\nabcDATA\r\n.\r\nDATA\r\n\r\n.\r\n",
            "AUTH PLAIN\r\nAGEAYg==\r\n*\r\nSTARTTLS\r\nAUTH LOGIN\r\n" + "y".repeat(70) + "\r\nRSET\r\n",
            "DATA\r\nx\n.\nx\r\n.\nx\n.\r\nx\r.\rx\r\n.\rx\r\n.\0\r\nx\r\n.\r\r\n.\r\nNOOP\r\n");

    @Example
    void handWrittenTranscripts() {
        for (String transcript : TRANSCRIPTS) {
            List<String> whole = heard(transcript);
            assertThat(heard(transcript.split(""))).isEqualTo(whole);
            everySplitInTwo(transcript, whole);
            everySplitInThree(transcript, whole);
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
                        "DATA\r\n",
                        "BDAT 7\r\n",
                        "BDAT 0 LAST\r\n",
                        "AUTH X\r\n",
                        "*\r\n",
                        "STARTTLS\r\n",
                        "NOOP x\r\n",
                        "\r\n.\r\n",
                        "\r\n..",
                        "\r\n",
                        "\r",
                        "\n",
                        ".",
                        "\0",
                        "a",
                        "\u00C3\u00A4",
                        "\u00FF",
                        "line of text\r\n",
                        "0123456789012345678901234567890123456789")
                .list()
                .ofMaxSize(25)
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

    private static void everySplitInThree(String stream, List<String> whole) {
        for (int i = 0; i <= stream.length(); i++) {
            for (int j = i; j <= stream.length(); j++) {
                assertThat(heard(stream.substring(0, i), stream.substring(i, j), stream.substring(j)))
                        .isEqualTo(whole);
            }
        }
    }
}
