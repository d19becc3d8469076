package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mailroom.codec.imap.Conversation.heard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.ImapFrame.Command;
import org.mailroom.codec.imap.ImapFrame.Line;
import org.mailroom.codec.imap.ImapFrame.Literal;

class ImapDecoderTest {

    @Test
    void aCommandHasATagANameAndArguments() {
        assertThat(heard("A1 NOOP\r\na2 select INBOX\r\n")).containsExactly("A1|NOOP|", "a2|SELECT| INBOX");
        assertThat(heard("[].x-1 NOOP\r\n")).containsExactly("[].x-1|NOOP|");
    }

    @Test
    void uidIsTheFirstOfTwoWords() {
        assertThat(heard("a uid fetch 1 FLAGS\r\n")).containsExactly("a|UID FETCH| 1 FLAGS");
        assertThat(heard("a UID\r\n")).containsExactly("a|UID|");
        assertThat(heard("a UID \r\n")).containsExactly("a|UID| ");
        assertThat(heard("a UIDS x\r\n")).containsExactly("a|UIDS| x");
    }

    @Test
    void textIsUtf8() {
        assertThat(heard("a SELECT \"\u00C3\u00A4\"\r\n")).containsExactly("a|SELECT| \"\u00E4\"");
    }

    @Test
    void aSynchronizingLiteralIsAwaitedAndCollected() {
        assertThat(heard("a LOGIN {3}\r\n", "foo {2}\r\n", "\r\n x\r\n"))
                .containsExactly("awaited 3", "awaited 2", "a|LOGIN| <foo> <\r\n> x");
    }

    @Test
    void aNonSynchronizingLiteralIsCollectedAtOnce() {
        assertThat(heard("a LOGIN {3+}\r\nfoo {0+}\r\n\r\nb NOOP\r\n")).containsExactly("a|LOGIN| <foo> <>", "b|NOOP|");
    }

    @Test
    void aBinaryLiteralIsKnown() {
        assertThat(heard("a X ~{2+}\r\n\0\0\r\n")).containsExactly("a|X| <~\0\0>");
    }

    @Test
    void onlyTheEndOfALineAnnouncesALiteral() {
        assertThat(heard("a X {3} y\r\na X {}\r\na X {x}\r\na X {+}\r\na X 3}\r\na X \"{3}\"\r\n"))
                .containsExactly("a|X| {3} y", "a|X| {}", "a|X| {x}", "a|X| {+}", "a|X| 3}", "a|X| \"{3}\"");
    }

    @Test
    void aRefusedSynchronizingLiteralIsNeverSent() {
        assertThat(heard("a LOGIN {13}\r\nb NOOP\r\n")).containsExactly("awaited 13", "refused", "b|NOOP|");
    }

    @Test
    void aMessageIsStreamed() {
        assertThat(heard("a APPEND box (\\Seen) {5}\r\nHello\r\nb NOOP\r\n"))
                .containsExactly("a|APPEND| box (\\Seen) {", "literal Hello", "end", "...", "b|NOOP|");
    }

    @Test
    void theMailboxOfAnAppendMayBeALiteral() {
        assertThat(heard("a APPEND {3}\r\nbox {5+}\r\nHello\r\n"))
                .containsExactly("awaited 3", "a|APPEND| <box> {", "literal Hello", "end", "...");
        assertThat(heard("a APPEND \"a b\" {5+}\r\nHello\r\n"))
                .containsExactly("a|APPEND| \"a b\" {", "literal Hello", "end", "...");
        assertThat(heard("a UID REPLACE 4 {3+}\r\nbox {5+}\r\nHello\r\n"))
                .containsExactly("a|UID REPLACE| 4 <box> {", "literal Hello", "end", "...");
        assertThat(heard("a REPLACE 4 5 {5+}\r\nHello\r\n"))
                .containsExactly("a|REPLACE| 4 5 {", "literal Hello", "end", "...");
    }

    @Test
    void severalMessagesAreStreamedOneByOne() {
        assertThat(heard("a APPEND box {1+}\r\nx (\\Seen) ~{2}\r\n\0\0 {0+}\r\n\r\n"))
                .containsExactly(
                        "a|APPEND| box {",
                        "literal x",
                        "end",
                        "... (\\Seen) {",
                        "literal \0\0",
                        "end",
                        "... {",
                        "literal ",
                        "end",
                        "...");
    }

    @Test
    void aStreamedLiteralThatMustNotHoldNulIsChecked() {
        assertThat(heard("a APPEND box {3+}\r\nx\0x\r\n")).contains("end with NUL");
        assertThat(heard("a APPEND box ~{3+}\r\nx\0x\r\n")).contains("end");
    }

    @Test
    void aRefusedMessageIsSkippedWithTheRestOfItsCommand() {
        assertThat(heard("a APPEND box {13+}\r\n0123456789012 {3+}\r\n\r\nx {2}\r\nb NOOP\r\n"))
                .containsExactly("a|APPEND| box {", "refused", "b|NOOP|");
        assertThat(heard("a APPEND box {13}\r\nb NOOP\r\n")).containsExactly("a|APPEND| box {", "refused", "b|NOOP|");
    }

    @Test
    void aMessageCanBeRefusedMidway() {
        assertThat(heard("a APPEND box {15}\r\n012345678901234 {5+}\r\nxxxxx\r\nb NOOP\r\n"))
                .containsExactly("a|APPEND| box {", "refused", "b|NOOP|");
    }

    @Test
    void linesThatAreNoCommands() {
        assertThat(heard("a IDLE\r\nDONE\r\nb AUTHENTICATE PLAIN\r\nAGEAYg==\r\n*\r\nc NOOP\r\n"))
                .containsExactly("a|IDLE|", "line DONE", "b|AUTHENTICATE| PLAIN", "line AGEAYg==", "line *", "c|NOOP|");
        assertThat(heard("a IDLE\r\nx {3+}\r\nDONE\r\n")).containsExactly("a|IDLE|", "line x {3+}", "line DONE");
    }

    @Test
    void whatWasHeldIsNotDecodedBeforeItsTime() {
        ImapDecoder decoder = new ImapDecoder(ImapLimits.beforeLogin(), Map.of(), Set.of("STARTTLS"));
        ByteBuf in = Unpooled.copiedBuffer("a STARTTLS\r\nb NOOP\r\n", ISO_8859_1);
        assertThat(decoder.decode(in)).isInstanceOf(Command.class);
        assertThat(decoder.isHeld()).isTrue();
        assertThat(decoder.decode(in)).isNull();
        assertThat(in.toString(ISO_8859_1)).isEqualTo("b NOOP\r\n");
    }

    @Test
    void limitsCanBeRaisedAfterALogin() {
        ImapDecoder decoder = new ImapDecoder(new ImapLimits(20, 0, 0, 0, 0), Map.of(), Set.of());
        decoder.limits(ImapLimits.afterLogin());
        ByteBuf in = Unpooled.copiedBuffer("a X " + "x".repeat(60000) + "\r\n", ISO_8859_1);
        assertThat(decoder.decode(in)).isInstanceOf(Command.class);
    }

    @Test
    void callsAtTheWrongTimeAreRefused() {
        ImapDecoder decoder = new ImapDecoder(ImapLimits.beforeLogin(), Map.of(), Set.of());
        decoder.resumeCommands();
        assertThatIllegalStateException().isThrownBy(decoder::resumeLine);
        assertThatIllegalStateException().isThrownBy(decoder::continueLiteral);
        assertThatIllegalStateException().isThrownBy(decoder::refuseLiteral);
    }

    @Test
    void aLineDoesNotShowItsText() {
        assertThat(new Line("secret")).hasToString("Line[6 characters]");
    }

    @Test
    void aLongMessageIsNotHeld() {
        ImapDecoder decoder = new ImapDecoder(ImapLimits.afterLogin(), Map.of("APPEND", 1), Set.of());
        long size = 50L << 20;
        ByteBuf in = Unpooled.buffer();
        in.writeCharSequence("a APPEND box {" + size + "+}\r\n", ISO_8859_1);
        assertThat(decoder.decode(in)).isInstanceOf(Command.class);
        decoder.continueLiteral();
        byte[] piece = new byte[1 << 16];
        for (long left = size; left > 0; left -= piece.length) {
            in.clear().writeBytes(piece);
            ByteBuf octets = ((Literal) decoder.decode(in)).octets();
            assertThat(octets.readableBytes()).isEqualTo(piece.length);
            octets.release();
            assertThat(in.isReadable()).isFalse();
        }
        assertThat(in.capacity()).isLessThan(1 << 18);
        assertThat(decoder.decode(in)).isEqualTo(new ImapFrame.EndOfLiteral(true));
    }
}
