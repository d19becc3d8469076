package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as the grammar says is read as it was meant. */
class ArgumentsPropertyTest {

    @Property(tries = 3000)
    void mailboxesSurvive(@ForAll("mailboxes") Mailbox mailbox) throws SmtpSyntaxException {
        assertThat(new SmtpArguments("FROM:<" + mailbox + ">", true).reversePath())
                .contains(mailbox);
        assertThat(new SmtpArguments("TO:<@x,@y:" + mailbox + ">", true).forwardPath())
                .isEqualTo(mailbox);
    }

    @Property
    void parametersSurvive(@ForAll("parameters") Map<String, String> parameters) throws SmtpSyntaxException {
        String text = parameters.entrySet().stream()
                .map(p -> " " + p.getKey() + (p.getValue().isEmpty() ? "" : "=" + p.getValue()))
                .collect(Collectors.joining());
        assertThat(new SmtpArguments(text, false).parameters().values()).containsExactlyEntriesOf(parameters);
    }

    @Property
    void xtextSurvives(@ForAll("texts") String text) throws SmtpSyntaxException {
        String xtext = XText.encode(text);
        assertThat(xtext).matches("[!-~&&[^=]]*");
        assertThat(XText.decode(xtext)).isEqualTo(text);
    }

    @Property(tries = 5000)
    void anyTextIsReadOrRefused(@ForAll("lines") String line) {
        assertThatCode(() -> {
                    try {
                        SmtpArguments arguments = new SmtpArguments(line, true);
                        arguments.reversePath();
                        arguments.parameters();
                    } catch (SmtpSyntaxException e) {
                        assertThat(e.reply().lines()).hasSize(1);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<Mailbox> mailboxes() {
        Arbitrary<String> localPart = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\"\\. @<>\u00FC\u4F8B")
                .ofMaxLength(25)
                .filter(local -> new Mailbox(local, "x").toString().length() < 50);
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> domain = label.list().ofMinSize(1).ofMaxSize(5).map(labels -> String.join(".", labels));
        Arbitrary<String> literal = Arbitraries.of("[10.0.0.1]", "[IPv6:fe80::1]", "[x:y]");
        return Combinators.combine(localPart, Arbitraries.oneOf(domain, literal))
                .as(Mailbox::new);
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        Arbitrary<String> keyword = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> value =
                Arbitraries.strings().withCharRange('!', '~').excludeChars('=').ofMaxLength(12);
        return Arbitraries.maps(keyword, value).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withCharRange(' ', '~').withChars("+=\u00FC\u20AC");
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "FROM:",
                        "<",
                        ">",
                        "@",
                        ".",
                        "\"",
                        "\\",
                        "[",
                        "]",
                        "IPv6:",
                        ":",
                        "a",
                        "-",
                        " ",
                        "=",
                        "\u00FC",
                        "\uD83D\uDCEE",
                        "\uD83D",
                        "\0",
                        ",",
                        "x".repeat(60))
                .list()
                .ofMaxSize(15)
                .map(parts -> "FROM:<" + String.join("", parts));
    }
}
