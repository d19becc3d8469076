package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Refused.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "FROM:<a@b.example>, a, b.example",
                "from: <A.b+c@B.Example>, A.b+c, B.Example",
                "FROM:   <a@b>, a, b",
                "FROM:<@one.example:a@b>, a, b",
                "`FROM:<@one.example,@two:a@b>`, a, b",
                "FROM:<\"a b\"@c>, a b, c",
                "FROM:<\"a\\\"\\\\@b\"@c>, a\"\\@b, c",
                "FROM:<\"\"@c>, ``, c",
                "FROM:<a@[127.0.0.1]>, a, [127.0.0.1]",
                "FROM:<a@1-2.3>, a, 1-2.3",
                "FROM:<a@xn--mnchen-3ya.example>, a, xn--mnchen-3ya.example",
            })
    void reversePaths(String arguments, String localPart, String domain) throws SmtpSyntaxException {
        assertThat(ascii(arguments).reversePath()).contains(new Mailbox(localPart, domain));
    }

    @Test
    void allSymbolsOfAnAtom() throws SmtpSyntaxException {
        assertThat(ascii("FROM:<!#$%&'*+-/=?^_`{|}~@b>").reversePath())
                .contains(new Mailbox("!#$%&'*+-/=?^_`{|}~", "b"));
    }

    @Test
    void theNullReversePath() throws SmtpSyntaxException {
        assertThat(ascii("FROM:<>").reversePath()).isEmpty();
        assertThat(ascii("FROM: <> BODY=7BIT").reversePath()).isEmpty();
        assertThat(refused(() -> ascii("TO:<>").forwardPath())).startsWith("501 5.1.3");
    }

    @Test
    void postmasterNeedsNoDomain() throws SmtpSyntaxException {
        assertThat(ascii("TO:<Postmaster>").forwardPath()).isEqualTo(new Mailbox("Postmaster", ""));
        assertThat(ascii("to: <POSTMASTER> NOTIFY=NEVER").forwardPath()).isEqualTo(new Mailbox("POSTMASTER", ""));
        assertThat(ascii("TO:<postmaster@b>").forwardPath()).isEqualTo(new Mailbox("postmaster", "b"));
        assertThat(refused(() -> ascii("FROM:<Postmaster>").reversePath())).startsWith("501 5.1.7");
        assertThat(refused(() -> ascii("TO:<postmasters>").forwardPath())).startsWith("501 5.1.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM:<a>",
                "FROM:<a@>",
                "FROM:<@b>",
                "FROM:<a@b",
                "FROM:a@b",
                "FROM:",
                "FROM:<a@b.>",
                "FROM:<a@.b>",
                "FROM:<a@b..c>",
                "FROM:<.a@b>",
                "FROM:<a.@b>",
                "FROM:<a..b@c>",
                "FROM:<a b@c>",
                "FROM:<a@b c>",
                "FROM:<\"a@b>",
                "FROM:<\"a\"b@c>",
                "FROM:<a@-b>",
                "FROM:<a@b->",
                "FROM:<a@b_c>",
                "FROM:<<a@b>>",
                "FROM:<@a:>",
                "FROM:<@a,b:c@d>",
                "FROM:<@a c@d>",
                "FROM:<a@b@c>",
                "FROM:< a@b>",
                "FROM:<a@b >",
                "FROM:<a@[]>",
                "FROM:<a@[1.2.3.4>",
                "FROM:<a\t@b>",
                "FROM:<\"a\tb\"@c>",
                "FROM:<\"a\\\u007F\"@b>"
            })
    void whatIsNoReversePath(String arguments) {
        assertThat(refused(() -> ascii(arguments).reversePath())).startsWith("501 5.1.7 Syntax error at position ");
    }

    @Test
    void theErrorSaysWhatWasExpectedAndWhere() {
        assertThat(refused(() -> ascii("FROM:a@b").reversePath()))
                .isEqualTo("501 5.1.7 Syntax error at position 6: "
                        + "expected '<', an address stands in angle brackets, found 'a'");
        assertThat(refused(() -> ascii("FROM:<a@b").reversePath()))
                .endsWith("position 10: expected '>', found the end");
        assertThat(refused(() -> ascii("FROM:<a\u0007>").reversePath())).endsWith("expected '@', found U+0007");
        assertThat(refused(() -> ascii("TO:<a@b>").reversePath()))
                .isEqualTo("501 5.5.4 Syntax error at position 1: expected \"FROM:\", found 'T'");
        assertThat(refused(() -> ascii("FROM <a@b>").reversePath())).startsWith("501 5.5.4");
    }

    @Test
    void lengthsAreLimited() throws SmtpSyntaxException {
        String longest = "x".repeat(64);
        assertThat(ascii("TO:<" + longest + "@b>").forwardPath().localPart()).isEqualTo(longest);
        assertThat(refused(() -> ascii("TO:<x" + longest + "@b>").forwardPath()))
                .isEqualTo("501 5.1.3 Syntax error at position 5: a local part of 65 octets, at most 64 are allowed");
        assertThat(refused(() -> utf8("TO:<" + "\u00FC".repeat(33) + "@b>").forwardPath()))
                .contains("66 octets");
        String label = "y".repeat(63) + ".";
        String domain = label.repeat(3) + "z".repeat(60);
        assertThat(ascii("TO:<a@" + domain + ">").forwardPath().domain()).isEqualTo(domain);
        assertThat(refused(() -> ascii("TO:<ab@" + domain + ">").forwardPath())).contains("a path of 257 octets");
        assertThat(refused(() -> ascii("TO:<a@" + label.repeat(4) + "z>").forwardPath()))
                .contains("a domain of 257");
        assertThat(refused(() -> ascii("TO:<a@y" + label + "b>").forwardPath())).contains("a label of a domain of 64");
    }

    @Test
    void internationalizedAddressesAreReadWhereAllowed() throws SmtpSyntaxException {
        Mailbox mailbox = new Mailbox("j\u00F6rg", "b\u00FCro.\u4F8B\u3048");
        assertThat(utf8("FROM:<" + mailbox + "> SMTPUTF8").reversePath()).contains(mailbox);
        assertThat(mailbox.isAscii()).isFalse();
        assertThat(utf8("FROM:<\"\uD83D\uDCEE \u00FC\"@b>").reversePath())
                .contains(new Mailbox("\uD83D\uDCEE \u00FC", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROM:<j\u00F6rg@b>", "FROM:<j@b\u00FCro>", "FROM:<\"\u00F6\"@b>", "FROM:<\u4F8B@b>"})
    void elsewhereTheyAreRefusedAsSuch(String arguments) {
        assertThat(refused(() -> ascii(arguments).reversePath()))
                .startsWith("553 5.6.7 Non-ASCII character at position ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085", "a\u009F", "a\uD800", "a@b\u3002c", "a@b\u00A0", "a@b\u2028", "a@b\uFF0Ec"})
    void notEveryNonAsciiCharacterIsAllowed(String mailbox) {
        assertThat(refused(() -> utf8("FROM:<" + mailbox + ">").reversePath())).startsWith("501 5.1.7");
    }

    @Test
    void theMailboxOfAnAuthParameter() throws SmtpSyntaxException {
        SmtpArguments arguments = ascii("e=mc2@example.com");
        assertThat(arguments.mailbox()).isEqualTo(new Mailbox("e=mc2", "example.com"));
        arguments.end();
    }

    private static SmtpArguments ascii(String arguments) {
        return new SmtpArguments(arguments, false);
    }

    private static SmtpArguments utf8(String arguments) {
        return new SmtpArguments(arguments, true);
    }
}
