package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Conversation.heard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.codec.smtp.SmtpFrame.Content;

class DataFramingTest {

    @Test
    void aDotAtOnceEndsAnEmptyMessage() {
        assertThat(heard("DATA\r\n.\r\nNOOP\r\n")).containsExactly("DATA|", "content ", "end", "NOOP|");
    }

    @Test
    void stuffedDotsAreRemoved() {
        assertThat(heard("DATA\r\n..a\r\n.b\r\n....\r\na.\r\n.\r\n"))
                .containsExactly("DATA|", "content .a\r\nb\r\n...\r\na.\r\n", "end");
    }

    @Test
    void theNextCommandMayFollowAtOnce() {
        assertThat(heard("DATA\r\na\r\n.\r\nDATA\r\n.b\r\n.\r\n"))
                .containsExactly("DATA|", "content a\r\n", "end", "DATA|", "content b\r\n", "end");
    }

    /** Each of these ended the message for some server (CVE-2023-51764, -51765, -51766, CVE-2024-27305 and kin). */
    @ParameterizedTest
    @CsvSource({
        "'\\n.\\n', '\\n.\\n', BARE_LF",
        "'\\r\\n.\\n', '\\r\\n\\n', BARE_LF",
        "'\\n.\\r\\n', '\\n.\\r\\n', BARE_LF",
        "'\\r.\\r', '\\r.\\r', BARE_CR",
        "'\\r.\\r\\n', '\\r.\\r\\n', BARE_CR",
        "'\\r\\n.\\r', '\\r\\n\\r', BARE_CR",
        "'\\r\\n.\\0\\r\\n', '\\r\\n\\0\\r\\n', NUL",
        "'\\r\\n\\0.\\r\\n', '\\r\\n\\0.\\r\\n', NUL",
        "'\\n\\r.\\r\\n', '\\n\\r.\\r\\n', BARE_LF",
        "'\\r\\n.\\r\\r\\n', '\\r\\n\\r\\r\\n', BARE_CR",
    })
    void nothingButCrLfDotCrLfEndsAMessage(String sent, String received, String fault) {
        String smuggled = "MAIL FROM:<a@b>\r\n";
        assertThat(heard("DATA\r\nx" + octets(sent) + smuggled + ".\r\nNOOP\r\n"))
                .containsExactly("DATA|", "content x" + octets(received) + smuggled, "end " + fault, "NOOP|");
    }

    @Test
    void aBareCrBeforeTheEndIsSeen() {
        assertThat(heard("DATA\r\na\r\r\n.\r\n")).containsExactly("DATA|", "content a\r\r\n", "end BARE_CR");
    }

    @Test
    void manyStuffedDotsBecomeFewPieces() {
        ByteBuf in = Unpooled.copiedBuffer("..\r\n".repeat(10_000), StandardCharsets.US_ASCII);
        DataFraming framing = new DataFraming(new ContentScanner());
        int pieces = 0;
        int octets = 0;
        while (framing.next(in) instanceof Content content) {
            pieces++;
            octets += content.octets().readableBytes();
            content.octets().release();
        }
        assertThat(octets).isEqualTo(30_000);
        assertThat(pieces).isLessThan(10);
        assertThat(in.release()).isTrue();
    }

    @Test
    void longPiecesBetweenDotsAreSlices() {
        String line = "x".repeat(5000) + "\r\n";
        String sent = "..\r\n" + line + "." + line + ".." + line;
        assertThat(heard("DATA\r\n" + sent + ".\r\n"))
                .containsExactly("DATA|", "content .\r\n" + line + line + "." + line, "end");
    }

    private static String octets(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0");
    }
}
