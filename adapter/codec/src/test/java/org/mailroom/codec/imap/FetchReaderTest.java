package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.FetchItem.Attribute;
import org.mailroom.codec.imap.FetchItem.Binary;
import org.mailroom.codec.imap.FetchItem.BinarySize;
import org.mailroom.codec.imap.FetchItem.BodySection;
import org.mailroom.codec.imap.FetchItem.Preview;
import org.mailroom.codec.imap.Section.Text;

class FetchReaderTest {

    @Test
    void macros() throws ImapSyntaxException {
        assertThat(arguments("1 fast").fetch().items())
                .containsExactly(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
        assertThat(arguments("1 ALL").fetch().items()).hasSize(4).contains(Attribute.ENVELOPE);
        assertThat(arguments("1 FULL").fetch().items()).hasSize(5).contains(Attribute.BODY);
        assertThat(refused(() -> arguments("1 (FAST)").fetch())).endsWith("expected an item to fetch");
    }

    @Test
    void everyAttribute() throws ImapSyntaxException {
        for (Attribute attribute : Attribute.values()) {
            assertThat(arguments("1 " + attribute.word()).fetch().items()).containsExactly(attribute);
        }
        assertThat(arguments("2:4 (FLAGS uid Flags)").fetch())
                .isEqualTo(new FetchArguments(
                        SequenceSet.ofRange(2, 4),
                        List.of(Attribute.FLAGS, Attribute.UID),
                        OptionalLong.empty(),
                        false));
    }

    @Test
    void sectionsOfTheBody() throws ImapSyntaxException {
        assertThat(item("BODY[]")).isEqualTo(new BodySection(Section.MESSAGE, null, false));
        assertThat(item("body.peek[HEADER]")).isEqualTo(section(List.of(), Text.HEADER, true));
        assertThat(item("BODY[TEXT]")).isEqualTo(section(List.of(), Text.TEXT, false));
        assertThat(item("BODY[4.2]")).isEqualTo(section(List.of(4L, 2L), Text.ALL, false));
        assertThat(item("BODY[4.1.MIME]")).isEqualTo(section(List.of(4L, 1L), Text.MIME, false));
        assertThat(item("BODY[4.2.2.TEXT]<5.10>"))
                .isEqualTo(new BodySection(
                        new Section(List.of(4L, 2L, 2L), Text.TEXT, List.of()), new Partial(5, 10), false));
        assertThat(item("BODY[HEADER.FIELDS (DATE \"From\" {2+}\r\nTo)]"))
                .isEqualTo(new BodySection(
                        new Section(List.of(), Text.HEADER_FIELDS, List.of("DATE", "From", "To")), null, false));
        assertThat(item("BODY.PEEK[3.HEADER.FIELDS.NOT (a)]<0.2048>"))
                .isEqualTo(new BodySection(
                        new Section(List.of(3L), Text.HEADER_FIELDS_NOT, List.of("a")), new Partial(0, 2048), true));
    }

    @Test
    void binarySections() throws ImapSyntaxException {
        assertThat(item("BINARY[1.2]<0.5>")).isEqualTo(new Binary(List.of(1L, 2L), new Partial(0, 5), false));
        assertThat(item("BINARY.PEEK[]")).isEqualTo(new Binary(List.of(), null, true));
        assertThat(item("BINARY.SIZE[3]")).isEqualTo(new BinarySize(List.of(3L)));
    }

    @Test
    void previews() throws ImapSyntaxException {
        assertThat(arguments("1 (PREVIEW (LAZY) UID)").fetch().items())
                .containsExactly(new Preview(true), Attribute.UID);
        assertThat(arguments("1 (PREVIEW UID)").fetch().items()).containsExactly(new Preview(false), Attribute.UID);
        FetchArguments changed = arguments("1 PREVIEW (CHANGEDSINCE 7)").fetch();
        assertThat(changed.items()).containsExactly(new Preview(false));
        assertThat(changed.changedSince()).hasValue(7);
        assertThat(arguments("1 PREVIEW (LAZY) (CHANGEDSINCE 7)").fetch().items())
                .containsExactly(new Preview(true));
    }

    @Test
    void modifiers() throws ImapSyntaxException {
        FetchArguments fetch =
                arguments("300:500 (FLAGS) (CHANGEDSINCE 12345 VANISHED)").fetch();
        assertThat(fetch.changedSince()).hasValue(12345);
        assertThat(fetch.vanished()).isTrue();
        assertThat(refused(() -> arguments("1 FLAGS (VANISHED)").fetch())).endsWith("VANISHED needs CHANGEDSINCE");
        assertThat(refused(() -> arguments("1 FLAGS (CHANGEDSINCE -1)").fetch()))
                .contains("expected a mod-sequence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 ",
                "x FLAGS",
                "1 ()",
                "1 (FLAGS",
                "1 FLAGS UID",
                "1 (FLAGS )",
                "1 FLAGS)",
                "1 NOSUCH",
                "1 BODY[",
                "1 BODY[MIME]",
                "1 BODY[0]",
                "1 BODY[1.]",
                "1 BODY[.1]",
                "1 BODY[1.x]",
                "1 BODY[1 ]",
                "1 BODY[HEADER.FIELDS]",
                "1 BODY[HEADER.FIELDS ()]",
                "1 BODY[HEADER (a)]",
                "1 BODY[]<0>",
                "1 BODY[]<0.0>",
                "1 BODY[]<.5>",
                "1 BODY[]<0.5",
                "1 BODY[]<9223372036854775808.1>",
                "1 BINARY",
                "1 BINARY[TEXT]",
                "1 BINARY[1.]",
                "1 BINARY.SIZE[1]<0.5>",
                "1 FLAGS[1]",
                "1 PREVIEW (LAZYX)",
                "1 PREVIEW ()",
                "1 FLAGS ()",
                "1 FLAGS (CHANGEDSINCE)"
            })
    void whatIsNoFetch(String text) {
        assertThat(refused(() -> arguments(text).fetch())).startsWith("Syntax error at position ");
    }

    @Test
    void itemsAreCounted() {
        StringBuilder items = new StringBuilder("1 (UID");
        for (int i = 1; i <= 500; i++) {
            items.append(" BODY[").append(i).append(']');
        }
        assertThat(refused(() -> arguments(items + ")").fetch())).contains("at most 500 items");
    }

    @Test
    void partsAreNotNestedWithoutEnd() throws ImapSyntaxException {
        assertThat(item("BODY[1" + ".1".repeat(99) + "]")).isInstanceOf(BodySection.class);
        assertThat(refused(() -> item("BODY[1" + ".1".repeat(100) + "]"))).contains("at most 100 numbers of parts");
    }

    private static FetchItem item(String text) throws ImapSyntaxException {
        return arguments("1 " + text).fetch().items().get(0);
    }

    private static BodySection section(List<Long> part, Text text, boolean peek) {
        return new BodySection(new Section(part, text, List.of()), null, peek);
    }
}
