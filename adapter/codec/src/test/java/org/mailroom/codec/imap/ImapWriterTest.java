package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.FetchItem.Binary;
import org.mailroom.codec.imap.FetchItem.BinarySize;
import org.mailroom.codec.imap.FetchItem.BodySection;
import org.mailroom.codec.imap.FetchItem.Preview;
import org.mailroom.codec.imap.Section.Text;

class ImapWriterTest {

    @Test
    void aFetchResponse() {
        assertThat(line(out -> out.untagged()
                        .number(23)
                        .atom("FETCH")
                        .beginList()
                        .item(Attribute.FLAGS)
                        .flags(List.of(Flag.SEEN, Flag.of("x")))
                        .item(Attribute.RFC822_SIZE)
                        .number(44827)
                        .item(Attribute.INTERNALDATE)
                        .dateTime(OffsetDateTime.parse("1996-07-07T02:44:25-07:30"))
                        .item(Attribute.ENVELOPE)
                        .nil()
                        .endList()
                        .endLine()))
                .isEqualTo("* 23 FETCH (FLAGS (\\Seen x) RFC822.SIZE 44827 INTERNALDATE "
                        + "\" 7-Jul-1996 02:44:25 -0730\" ENVELOPE NIL)\r\n");
    }

    @Test
    void namesOfItems() {
        assertThat(item(new BodySection(Section.MESSAGE, null, true))).isEqualTo("BODY[]");
        assertThat(item(new BodySection(Section.MESSAGE, new Partial(10, 5), true)))
                .isEqualTo("BODY[]<10>");
        assertThat(item(section(List.of(1L, 2L), Text.ALL))).isEqualTo("BODY[1.2]");
        assertThat(item(section(List.of(), Text.TEXT))).isEqualTo("BODY[TEXT]");
        assertThat(item(section(List.of(1L, 2L), Text.MIME))).isEqualTo("BODY[1.2.MIME]");
        assertThat(item(section(List.of(3L), Text.HEADER_FIELDS, "Date", "a b")))
                .isEqualTo("BODY[3.HEADER.FIELDS (Date \"a b\")]");
        assertThat(item(section(List.of(), Text.HEADER_FIELDS_NOT, "To"))).isEqualTo("BODY[HEADER.FIELDS.NOT (To)]");
        assertThat(item(new Binary(List.of(1L), new Partial(0, 9), false))).isEqualTo("BINARY[1]<0>");
        assertThat(item(new BinarySize(List.of()))).isEqualTo("BINARY.SIZE[]");
        assertThat(item(new Preview(true))).isEqualTo("PREVIEW");
    }

    @Test
    void strings() {
        assertThat(value(false, out -> out.string("a\"\\b"))).isEqualTo("\"a\\\"\\\\b\"");
        assertThat(value(false, out -> out.string(""))).isEqualTo("\"\"");
        assertThat(value(false, out -> out.string("a\r\nb"))).isEqualTo("{4}\r\na\r\nb");
        assertThat(value(false, out -> out.string("\u00FC"))).isEqualTo("{2}\r\n\u00FC");
        assertThat(value(true, out -> out.string("\u00FC"))).isEqualTo("\"\u00FC\"");
        assertThat(value(true, out -> out.string("\uD83D"))).isEqualTo("{1}\r\n?");
        assertThat(value(false, out -> out.string("a\0"))).isEqualTo("\"a?\"");
        assertThat(value(false, out -> out.string("x".repeat(1001)))).startsWith("{1001}\r\nx");
        assertThat(value(false, out -> out.nstring(null).nstring("NIL"))).isEqualTo("NIL \"NIL\"");
        assertThat(value(
                        false,
                        out -> out.astring("a").astring("nil").astring("a]").astring("")))
                .isEqualTo("a \"nil\" \"a]\" \"\"");
    }

    @Test
    void mailboxes() {
        MailboxName name = new MailboxName("Entw\u00FCrfe & so");
        assertThat(value(false, out -> out.mailbox(name))).isEqualTo("\"Entw&APw-rfe &- so\"");
        assertThat(value(true, out -> out.mailbox(name))).isEqualTo("\"Entw\u00FCrfe & so\"");
        assertThat(value(false, out -> out.mailbox(MailboxName.INBOX))).isEqualTo("INBOX");
    }

    @Test
    void listsWithAndWithoutSpaces() {
        assertThat(value(false, out -> {
                    out.beginList().beginList().number(1).endList();
                    out.beginAdjoiningList().number(2).endList();
                    out.beginList().endList().atom("x").endList();
                }))
                .isEqualTo("((1)(2) () x)");
    }

    @Test
    void literalsAreStreamed() {
        ByteBuf first = Unpooled.buffer();
        ImapWriter out = new ImapWriter(first, false);
        out.untagged().beginLiteral(5, true).literalOctets(Unpooled.copiedBuffer("abc", UTF_8));
        assertThat(first.toString(UTF_8)).isEqualTo("* ~{5}\r\nabc");
        ByteBuf second = Unpooled.buffer();
        out.into(second).literalSent(2).number(7).endLine();
        assertThat(second.toString(UTF_8)).isEqualTo(" 7\r\n");
    }

    @Test
    void literalsHaveTheirSize() {
        ImapWriter out = new ImapWriter(Unpooled.buffer(), false);
        out.untagged().beginLiteral(2, false);
        assertThatIllegalStateException().isThrownBy(() -> out.number(1));
        assertThatIllegalStateException().isThrownBy(out::endLine);
        assertThatIllegalArgumentException().isThrownBy(() -> out.literalSent(3));
        out.literalSent(2).beginLiteral(0, false).number(1).endLine();
        assertThatIllegalStateException().isThrownBy(() -> out.literalSent(1));
    }

    @Test
    void statusResponses() {
        assertThat(line(out -> out.tagged("a1").status(Status.OK, null, "Done")))
                .isEqualTo("a1 OK Done\r\n");
        assertThat(line(out -> out.tagged("").status(Status.BAD, null, "[x]"))).isEqualTo("* BAD (x]\r\n");
        assertThat(line(out -> out.untagged().status(Status.BYE, ResponseCode.Plain.UNAVAILABLE, "a\r\nb\u00FC")))
                .isEqualTo("* BYE [UNAVAILABLE] a??b?\r\n");
        assertThat(line(out -> out.untagged().status(Status.OK, null, ""))).isEqualTo("* OK .\r\n");
        assertThat(line(out -> out.untagged().status(Status.NO, null, "x".repeat(2000))))
                .hasSize(1007);
        assertThat(line(out -> out.continuation("dGVzdA=="))).isEqualTo("+ dGVzdA==\r\n");
        assertThat(line(out -> out.continuation(""))).isEqualTo("+ \r\n");
    }

    @Test
    void responseCodes() throws ImapSyntaxException {
        assertThat(code(new ResponseCode.Numbered(ResponseCode.Numbered.Name.UIDNEXT, 4392)))
                .isEqualTo("UIDNEXT 4392");
        assertThat(code(new ResponseCode.Capability(List.of("IMAP4rev1", "AUTH=PLAIN"))))
                .isEqualTo("CAPABILITY IMAP4rev1 AUTH=PLAIN");
        assertThat(code(new ResponseCode.BadCharset(List.of("UTF-8")))).isEqualTo("BADCHARSET (UTF-8)");
        assertThat(code(new ResponseCode.PermanentFlags(List.of(Flag.DELETED, Flag.SEEN), true)))
                .isEqualTo("PERMANENTFLAGS (\\Deleted \\Seen \\*)");
        assertThat(code(new ResponseCode.PermanentFlags(List.of(), false))).isEqualTo("PERMANENTFLAGS ()");
        assertThat(code(new ResponseCode.AppendUid(38505, SequenceSet.of(3955))))
                .isEqualTo("APPENDUID 38505 3955");
        assertThat(code(new ResponseCode.CopyUid(
                        38505, SequenceSet.parse("304,319:320"), SequenceSet.ofRange(3956, 3958))))
                .isEqualTo("COPYUID 38505 304,319:320 3956:3958");
        assertThat(code(new ResponseCode.Modified(SequenceSet.of(7, 9)))).isEqualTo("MODIFIED 7,9");
        assertThat(code(new ResponseCode.MailboxId("F2212ea87"))).isEqualTo("MAILBOXID (F2212ea87)");
        for (ResponseCode.Plain plain : ResponseCode.Plain.values()) {
            assertThat(code(plain).replace('-', '_')).isEqualTo(plain.name());
        }
    }

    @Test
    void whatTheGrammarDoesNotAllowIsRefused() {
        ImapWriter out = new ImapWriter(Unpooled.buffer(), false);
        assertThatIllegalStateException().isThrownBy(() -> out.number(1));
        assertThatIllegalArgumentException().isThrownBy(() -> out.tagged("a b"));
        out.untagged();
        assertThatIllegalStateException().isThrownBy(out::untagged);
        assertThatIllegalStateException().isThrownBy(out::endList);
        assertThatIllegalArgumentException().isThrownBy(() -> out.atom(""));
        assertThatIllegalArgumentException().isThrownBy(() -> out.atom("a\r\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> out.number(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> out.sequenceSet(SequenceSet.EMPTY));
        assertThatIllegalArgumentException().isThrownBy(() -> out.beginLiteral(-1, false));
        out.beginList();
        assertThatIllegalStateException().isThrownBy(out::endLine);
    }

    private static BodySection section(List<Long> part, Text text, String... fields) {
        return new BodySection(new Section(part, text, List.of(fields)), null, false);
    }

    private static String item(FetchItem item) {
        return value(false, out -> out.item(item));
    }

    private static String code(ResponseCode code) {
        String line = line(out -> out.untagged().status(Status.OK, code, "x"));
        assertThat(line).startsWith("* OK [").endsWith("] x\r\n");
        return line.substring(6, line.length() - 5);
    }

    private static String value(boolean utf8, Consumer<ImapWriter> write) {
        String line = written(utf8, out -> {
            out.untagged();
            write.accept(out);
            out.endLine();
        });
        assertThat(line).startsWith("* ").endsWith("\r\n");
        return line.substring(2, line.length() - 2);
    }

    private static String line(Consumer<ImapWriter> write) {
        return written(false, write);
    }

    private static String written(boolean utf8, Consumer<ImapWriter> write) {
        ByteBuf out = Unpooled.buffer();
        write.accept(new ImapWriter(out, utf8));
        return out.toString(UTF_8);
    }
}
