package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapReaderTest {

    @Test
    void argumentsFollowEachOther() throws ImapSyntaxException {
        ImapReader in = arguments("2:4,7 \"a\\\"b\\\\c\" {3+}\r\nx\ny atom] NIL");
        assertThat(in.sequenceSet()).hasToString("2:4,7");
        in.sp();
        assertThat(in.quoted()).isEqualTo("a\"b\\c");
        in.sp();
        assertThat(in.literal()).containsExactly('x', '\n', 'y');
        in.sp();
        assertThat(in.astring()).isEqualTo("atom]");
        in.sp();
        assertThat(in.nstring()).isNull();
        assertThat(in.isAtEnd()).isTrue();
        in.end();
    }

    @Test
    void theOutlineHasTheLengthOfLiteralsInTheirPlace() throws ImapSyntaxException {
        ImapReader in = arguments("joe {6+}\r\nsecret (~{2+}\r\n\0x) {0+}\r\n");
        assertThat(in.outline()).isEqualTo(" joe <6 octets> (<2 octets>) <0 octets>");
        in.astring();
        assertThat(in.outline()).isEqualTo(" joe <6 octets> (<2 octets>) <0 octets>");
        assertThat(Arguments.append("INBOX (\\Seen) {1000+}").outline()).isEqualTo(" INBOX (\\Seen) <1000 octets>");
    }

    @Test
    void aStringIsQuotedOrALiteral() throws ImapSyntaxException {
        assertThat(arguments("\"\"").string()).isEmpty();
        assertThat(arguments("\"\u00FC\uD83D\uDCEE\"").string()).isEqualTo("\u00FC\uD83D\uDCEE");
        assertThat(arguments("{2+}\r\n\u00FC").string()).isEqualTo("\u00FC");
        assertThat(arguments("{0+}\r\n").astring()).isEmpty();
        assertThat(arguments("\"NIL\"").nstring()).isEqualTo("NIL");
        assertThat(arguments("nil").nstring()).isNull();
        assertThat(arguments("nil").astring()).isEqualTo("nil");
        assertThat(arguments("~{1+}\r\n\0").string()).isEqualTo("\0");
    }

    @Test
    void whatIsNoStringIsRefused() {
        assertThat(refused(() -> arguments("atom").string()))
                .isEqualTo("Syntax error at position 2: expected a string, found 'a'");
        assertThat(refused(() -> arguments("\"open").string()))
                .isEqualTo("Syntax error at position 7: expected '\"', found the end");
        assertThat(refused(() -> arguments("\"open{1+}\r\nx\"").string()))
                .isEqualTo("Syntax error at position 7: expected '\"', found a literal");
        assertThat(refused(() -> arguments("\"a\\b\"").string()))
                .isEqualTo("Syntax error at position 5: expected '\\', found 'b'");
        assertThat(refused(() -> arguments("{1+}\r\n\0").string()))
                .isEqualTo("Syntax error at position 2: a literal with an octet of value 0, literal8 needed");
        assertThat(refused(() -> arguments("(").astring()))
                .isEqualTo("Syntax error at position 2: expected an atom or a string, found '('");
        assertThat(refused(() -> arguments("\u00FC").astring()))
                .isEqualTo("Syntax error at position 2: expected an atom or a string, found U+00FC");
        assertThat(refused(() -> arguments("x").literal()))
                .isEqualTo("Syntax error at position 2: expected a literal, found 'x'");
    }

    @Test
    void anAtomStopsAtALiteral() throws ImapSyntaxException {
        ImapReader in = arguments("ab{1+}\r\nxcd");
        assertThat(in.atom()).isEqualTo("ab");
        assertThat(refused(in::end)).isEqualTo("Syntax error at position 4: expected nothing more, found a literal");
        assertThat(in.literal()).containsExactly('x');
        assertThat(in.atom()).isEqualTo("cd");
        assertThat(arguments("RET{1+}\r\nxURN").accept("RETURN")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", ")", "{x", " ", "%", "*", "\"", "\\", "]", "\t", "\u007F", "\u00FC"})
    void whatIsNoAtomIsRefused(String text) {
        assertThat(refused(() -> arguments(text).atom())).startsWith("Syntax error at position 2: expected an atom");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "4294967295,4294967295", "00012,12"})
    void numbers(String text, long number) throws ImapSyntaxException {
        assertThat(arguments(text).number()).isEqualTo(number);
    }

    @Test
    void numbersHaveARange() throws ImapSyntaxException {
        assertThat(refused(() -> arguments("4294967296").number())).endsWith("a number is to be from 0 to 4294967295");
        assertThat(refused(() -> arguments("0").nzNumber())).endsWith("a number is to be from 1 to 4294967295");
        assertThat(arguments("9223372036854775807").number64()).isEqualTo(Long.MAX_VALUE);
        assertThat(refused(() -> arguments("9223372036854775808").number64())).contains("is to be from 0 to");
        assertThat(refused(() -> arguments("9".repeat(100000)).number64())).contains("is to be from 0 to");
        assertThat(arguments("0".repeat(100000) + "7").number64()).isEqualTo(7);
        assertThat(refused(() -> arguments("-1").number())).endsWith("expected a number, found '-'");
    }

    @Test
    void anInitialResponseIsBase64() throws ImapSyntaxException {
        assertThat(arguments("dGVzdA==").initialResponse()).isEqualTo("dGVzdA==");
        assertThat(arguments("=").initialResponse()).isEqualTo("=");
        assertThat(refused(() -> arguments("*").initialResponse())).endsWith("expected base64 or '=', found '*'");
    }

    @Test
    void mailboxNamesAreModifiedUtf7UntilUtf8IsEnabled() throws ImapSyntaxException {
        assertThat(arguments("inBox").mailbox()).isEqualTo(MailboxName.INBOX);
        assertThat(arguments("\"INBOX\"").mailbox().isInbox()).isTrue();
        assertThat(arguments("Entw&APw-rfe").mailbox().name()).isEqualTo("Entw\u00FCrfe");
        assertThat(arguments("{6+}\r\na&AOQ-").mailbox().name()).isEqualTo("a\u00E4");
        assertThat(arguments("R&D").utf8(true).mailbox().name()).isEqualTo("R&D");
        assertThat(arguments("\"\u00FC\"").utf8(true).mailbox().name()).isEqualTo("\u00FC");
        assertThat(refused(() -> arguments("R&D").mailbox())).contains("in the name of a mailbox: ");
        assertThat(refused(() -> arguments("\"\u00FC\"").mailbox())).contains("expected printable ASCII");
        assertThat(refused(() -> arguments("{3+}\r\na\r\n").utf8(true).mailbox()))
                .contains("a control character in the name of a mailbox");
    }

    @Test
    void patternsOfMailboxes() throws ImapSyntaxException {
        assertThat(arguments("a/%").listMailbox()).isEqualTo("a/%");
        assertThat(arguments("\"&APw-*\"").listMailbox()).isEqualTo("\u00FC*");
        assertThat(arguments("\"\"").listMailbox()).isEmpty();
        assertThat(arguments("*%*%*%*%").listMailbox()).isEqualTo("*");
        assertThat(arguments("%%a%*").listMailbox()).isEqualTo("%a*");
        assertThat(refused(() -> arguments("(").listMailbox())).contains("expected a mailbox name or pattern");
    }

    @Test
    void flags() throws ImapSyntaxException {
        assertThat(arguments("\\seen").flag()).isSameAs(Flag.SEEN);
        assertThat(arguments("$Label1").flagKeyword().name()).isEqualTo("$Label1");
        assertThat(arguments("()").flagList()).isEmpty();
        assertThat(arguments("(\\Seen foo \\SEEN FOO \\Ext)").flagList())
                .extracting(Flag::name)
                .containsExactly("\\Seen", "foo", "\\Ext");
        assertThat(refused(() -> arguments("(\\Recent)").flagList())).contains("\\Recent is set by the server only");
        assertThat(refused(() -> arguments("(\\*)").flagList())).contains("expected a flag, found '*'");
        assertThat(refused(() -> arguments("(a  b)").flagList())).contains("expected a flag, found ' '");
        assertThat(refused(() -> arguments("(a").flagList())).contains("expected ')', found the end");
        assertThat(refused(() -> arguments("\\Seen").flagKeyword())).contains("expected a keyword, found '\\'");
    }

    @Test
    void longArgumentsTakeLinearTime() throws ImapSyntaxException {
        int many = 500_000;
        assertThat(arguments("\"" + "\\\\".repeat(many) + "\"").string()).hasSize(many);
        assertThat(arguments("x".repeat(many)).astring()).hasSize(many);
        StringBuilder descending = new StringBuilder("1000001");
        for (int i = 999_999; i > 0; i -= 2) {
            descending.append(',').append(i);
        }
        assertThat(arguments(descending.toString()).sequenceSet().count()).isEqualTo(500_001);
        assertThat(refused(() -> arguments("(" + "a ".repeat(many)).flagList())).contains("expected a flag");
    }
}
