package org.mailroom.codec.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SmtpReplyEncoderTest {

    @Example
    void everyLineBearsCodeAndStatus() {
        assertThat(encoded(SmtpReply.of(250, "2.1.0", "one", "two"))).isEqualTo("250-2.1.0 one\r\n250 2.1.0 two\r\n");
        assertThat(encoded(SmtpReply.of(250, null, "mail.example", "SIZE 1", "8BITMIME")))
                .isEqualTo("250-mail.example\r\n250-SIZE 1\r\n250 8BITMIME\r\n");
        assertThat(encoded(SmtpReply.of(354, null))).isEqualTo("354 \r\n");
    }

    @Example
    void controlCharactersCannotBreakALine() {
        assertThat(encoded(SmtpReply.of(550, "5.1.1", "a\r\n250 ok\0\u007F\u0085\t\u00FC\uD800")))
                .isEqualTo("550 5.1.1 a??250 ok???\t\u00FC?\r\n");
    }

    @Example
    void aLineIsCutBetweenCharacters() {
        assertThat(encoded(SmtpReply.of(550, "5.1.1", "x".repeat(600))))
                .hasSize(512)
                .endsWith("x\r\n");
        String cut = encoded(SmtpReply.of(550, null, "x" + "\uD83D\uDCEE".repeat(200)));
        assertThat(cut).isEqualTo("550 x" + "\uD83D\uDCEE".repeat(126) + "\r\n");
    }

    @Example
    void aChallengeIsNotCut() {
        assertThat(encoded(SmtpReply.of(334, null, "x".repeat(12_000)))).hasSize(12_006);
    }

    @Property
    void aReplyIsAsManyLinesAsItHas(@ForAll List<String> lines) {
        SmtpReply reply = new SmtpReply(450, new EnhancedStatus(4, 2, 0), lines);
        String[] sent = encoded(reply).split("\r\n", -1);
        assertThat(sent).hasSize(Math.max(1, lines.size()) + 1).endsWith("");
        for (int i = 0; i < sent.length - 1; i++) {
            assertThat(sent[i]).startsWith(i == sent.length - 2 ? "450 4.2.0 " : "450-4.2.0 ");
            assertThat(sent[i]).doesNotContain("\r", "\n", "\0");
            assertThat(sent[i].getBytes(UTF_8)).hasSizeLessThanOrEqualTo(510);
        }
    }

    private static String encoded(SmtpReply reply) {
        ByteBuf out = Unpooled.buffer();
        SmtpReplyEncoder.encode(reply, out);
        return out.toString(UTF_8);
    }
}
