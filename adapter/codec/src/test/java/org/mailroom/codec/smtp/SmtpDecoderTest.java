package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mailroom.codec.smtp.Conversation.heard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.smtp.SmtpFrame.Command;
import org.mailroom.codec.smtp.SmtpFrame.Content;
import org.mailroom.codec.smtp.SmtpFrame.EndOfContent;
import org.mailroom.codec.smtp.SmtpFrame.Line;

class SmtpDecoderTest {

    private final SmtpDecoder decoder = new SmtpDecoder(512, Set.of("DATA", "BDAT", "AUTH", "STARTTLS"));

    @Test
    void aWholeConversation() {
        assertThat(heard(
                        "EHLO client.example\r\nmail from:<a@b.example> BODY=8BITMIME\r\n",
                        "RCPT TO:<c@d.example>\r\nDATA\r\nSubject: hi\r\n\r\n..\r\n.\r\nQUIT\r\n"))
                .containsExactly(
                        "EHLO|client.example",
                        "MAIL|from:<a@b.example> BODY=8BITMIME",
                        "RCPT|TO:<c@d.example>",
                        "DATA|",
                        "content Subject: hi\r\n\r\n.\r\n",
                        "end",
                        "QUIT|");
    }

    @Test
    void aCommandIsVerbAndArguments() {
        assertThat(heard("noop\r\n")).containsExactly("NOOP|");
        assertThat(heard("NoOp   two  words \t \r\n")).containsExactly("NOOP|two  words");
        assertThat(heard("NOOP \r\n")).containsExactly("NOOP|");
        assertThat(heard("NOOP\t\r\n")).containsExactly("NOOP|");
        assertThat(heard("NOOP\tx\r\n")).containsExactly("NOOP\tX|");
        assertThat(heard("\r\n")).containsExactly("|");
        assertThat(heard("   \r\n")).containsExactly("|");
        assertThat(heard(" NOOP\r\n")).containsExactly("|NOOP");
    }

    @Test
    void onlyAsciiLettersAreRaised() {
        String dotlessI = new String("ma\u0131l x\r\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(heard(dotlessI)).containsExactly("MA\u0131L|x");
    }

    @Test
    void holdsAfterAHoldingVerb() {
        ByteBuf in = buffer("STARTTLS\r\nNOOP\r\n");
        assertThat(decoder.decode(in)).isEqualTo(new Command("STARTTLS", ""));
        assertThat(decoder.isHeld()).isTrue();
        assertThat(decoder.decode(in)).isNull();
        assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("NOOP\r\n");
        decoder.resumeCommands();
        assertThat(decoder.decode(in)).isEqualTo(new Command("NOOP", ""));
    }

    @Test
    void readsSaslResponsesLineByLine() {
        assertThat(heard("AUTH LOGIN\r\nDATA\r\n dXNlcg== \r\n\r\n*\r\nNOOP\r\n"))
                .containsExactly("AUTH|LOGIN", "line DATA", "line  dXNlcg== ", "line ", "line *", "NOOP|");
    }

    @Test
    void aMalformedResponseShowsNoVerbAndHolds() {
        assertThat(heard("AUTH PLAIN\r\nsecret\nNOOP\r\n")).containsExactly("AUTH|PLAIN", "BARE_LF", "NOOP|");
        assertThat(new Line("secret")).asString().doesNotContain("secret");
    }

    @Test
    void chunksAreCountedAndNotLookedInto() {
        assertThat(heard("BDAT 8\r\n.\r\n\r\n.\r\nBDAT 0 LAST\r\nBDAT 2\r\n\r", "\nBDAT x\r\nNOOP\r\n"))
                .containsExactly(
                        "BDAT|8",
                        "content .\r\n\r\n.\r\n",
                        "end",
                        "BDAT|0 LAST",
                        "content ",
                        "end",
                        "BDAT|2",
                        "content \r\n",
                        "end",
                        "BDAT|x",
                        "501",
                        "NOOP|");
    }

    @Test
    void anEmptyChunkNeedsNoOctets() {
        ByteBuf in = buffer("BDAT 0 LAST\r\n");
        decoder.decode(in);
        decoder.resumeOctets(0, null);
        assertThat(decoder.decode(in)).isEqualTo(new EndOfContent());
        assertThat(decoder.decode(in)).isNull();
        assertThat(decoder.isHeld()).isFalse();
    }

    @Test
    void contentIsASliceThatTheReceiverReleases() {
        ByteBuf in = buffer("DATA\r\nlong line\r\n");
        decoder.decode(in);
        decoder.resumeData(new ContentScanner());
        ByteBuf slice = ((Content) decoder.decode(in)).octets();
        in.setByte(in.writerIndex() - 3, 'E');
        assertThat(slice.toString(StandardCharsets.US_ASCII)).isEqualTo("long linE\r\n");
        assertThat(in.refCnt()).isEqualTo(2);
        slice.release();
        assertThat(in.release()).isTrue();
    }

    @Test
    void aLineMayLieInSeveralBuffers() {
        ByteBuf in = Unpooled.wrappedBuffer(
                Unpooled.directBuffer().writeBytes("NO".getBytes(StandardCharsets.US_ASCII)),
                buffer("OP a\r"),
                buffer("\n"));
        assertThat(decoder.decode(in)).isEqualTo(new Command("NOOP", "a"));
        assertThat(in.release()).isTrue();
    }

    /** Else a line that comes octet by octet would take time in the square of its length. */
    @Test
    void doesNotSearchTheSameOctetsTwice() {
        ByteBuf in = buffer("NOOP abc");
        assertThat(decoder.decode(in)).isNull();
        in.setByte(5, '\n');
        in.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
        assertThat(decoder.decode(in)).isEqualTo(new Command("NOOP", "\nbc"));
    }

    @Test
    void theLimitMayChangeWithinALine() {
        ByteBuf in = buffer("NOOP xxxxxxxxxxx");
        assertThat(decoder.decode(in)).isNull();
        decoder.maxLineOctets(4);
        assertThat(decoder.decode(in)).isNull();
        assertThat(in.isReadable()).isFalse();
        in.writeCharSequence("\r\nNO\r\n", StandardCharsets.US_ASCII);
        assertThat(decoder.decode(in)).isEqualTo(new SmtpFrame.Malformed(SmtpFrame.Fault.LINE_TOO_LONG, "NOOP"));
        assertThat(decoder.decode(in)).isEqualTo(new Command("NO", ""));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalStateException().isThrownBy(decoder::resumeLine);
        assertThatIllegalStateException().isThrownBy(() -> decoder.resumeData(new ContentScanner()));
        assertThatIllegalArgumentException().isThrownBy(() -> decoder.maxLineOctets(1));
        decoder.decode(buffer("BDAT 1\r\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> decoder.resumeOctets(-1, null));
        assertThat(decoder.isHeld()).isTrue();
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.buffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
