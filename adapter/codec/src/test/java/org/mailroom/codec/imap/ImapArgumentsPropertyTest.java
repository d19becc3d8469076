package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Words of the grammar in any order are read or refused: nothing else is thrown. */
class ImapArgumentsPropertyTest {

    @Property(tries = 5000)
    void anySearchIsReadOrRefused(@ForAll("searches") String text) {
        attempt(() -> Arguments.arguments(text).searchKeys());
        attempt(() -> afterReturns(text).searchKeys());
        attempt(() -> afterReturns(text).sort());
    }

    @Property(tries = 5000)
    void anyFetchIsReadOrRefused(@ForAll("fetches") String text) {
        attempt(() -> Arguments.arguments(text).fetch());
        attempt(() -> Arguments.arguments(text).store());
    }

    @Property(tries = 5000)
    void anyListIsReadOrRefused(@ForAll("lists") String text) {
        attempt(() -> Arguments.arguments(text).list());
        attempt(() -> {
            ImapReader in = Arguments.arguments(text);
            in.mailbox();
            in.selectParameters();
        });
    }

    @Provide
    Arbitrary<String> searches() {
        return words(
                "RETURN",
                "(",
                ")",
                "MIN",
                "CHARSET",
                "UTF-8",
                "OR",
                "NOT",
                "SEEN",
                "NEW",
                "HEADER",
                "x",
                "\"y\"",
                "1:*",
                "$",
                "UID",
                "SINCE",
                "1-Feb-1994",
                "LARGER",
                "99",
                "MODSEQ",
                "OLDER",
                "KEYWORD",
                "{1+}\r\n(",
                "REVERSE",
                "DATE");
    }

    @Provide
    Arbitrary<String> fetches() {
        return words(
                "1:*,7",
                "(",
                ")",
                "FLAGS",
                "BODY",
                "BODY.PEEK",
                "BINARY",
                "[",
                "]",
                "1.2",
                ".MIME",
                "HEADER.FIELDS",
                "<0.5>",
                "PREVIEW",
                "(LAZY)",
                "CHANGEDSINCE",
                "VANISHED",
                "5",
                "+FLAGS.SILENT",
                "UNCHANGEDSINCE",
                "\\Seen",
                "x",
                "{1+}\r\nx",
                "FAST");
    }

    @Provide
    Arbitrary<String> lists() {
        return words(
                "\"\"",
                "%",
                "*",
                "(",
                ")",
                "SUBSCRIBED",
                "RECURSIVEMATCH",
                "RETURN",
                "STATUS",
                "MESSAGES",
                "CHILDREN",
                "a",
                "&APw-",
                "&",
                "\"\u00FC\"",
                "{2+}\r\n\u00FC",
                "QRESYNC",
                "CONDSTORE",
                "1",
                "1:2",
                "$");
    }

    /** With and without spaces between them, more often with. */
    private static Arbitrary<String> words(String... words) {
        Arbitrary<String> word = Arbitraries.of(words);
        Arbitrary<String> gap = Arbitraries.of(" ", " ", " ", "", "  ");
        return word.flatMap(w -> gap.map(g -> w + g)).list().ofMaxSize(16).map(parts -> String.join("", parts)
                .strip());
    }

    private static ImapReader afterReturns(String text) throws ImapSyntaxException {
        ImapReader in = Arguments.arguments(text);
        in.searchReturns();
        return in;
    }

    private static void attempt(Parse parse) {
        try {
            parse.run();
        } catch (ImapSyntaxException e) {
            assertThat(e.getMessage()).matches("(Syntax error at|At) position \\d+: [ -~]+");
        }
    }

    private interface Parse {
        void run() throws ImapSyntaxException;
    }
}
