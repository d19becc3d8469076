package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.SearchKey.Age;
import org.mailroom.codec.imap.SearchKey.All;
import org.mailroom.codec.imap.SearchKey.And;
import org.mailroom.codec.imap.SearchKey.Body;
import org.mailroom.codec.imap.SearchKey.DateField;
import org.mailroom.codec.imap.SearchKey.Dated;
import org.mailroom.codec.imap.SearchKey.EmailId;
import org.mailroom.codec.imap.SearchKey.HasFlag;
import org.mailroom.codec.imap.SearchKey.Header;
import org.mailroom.codec.imap.SearchKey.ModSeq;
import org.mailroom.codec.imap.SearchKey.Not;
import org.mailroom.codec.imap.SearchKey.Numbers;
import org.mailroom.codec.imap.SearchKey.Or;
import org.mailroom.codec.imap.SearchKey.SaveDateSupported;
import org.mailroom.codec.imap.SearchKey.Size;
import org.mailroom.codec.imap.SearchKey.Text;
import org.mailroom.codec.imap.SearchKey.ThreadId;
import org.mailroom.codec.imap.SearchKey.Uids;
import org.mailroom.codec.imap.SearchKey.When;

class SearchReaderTest {

    private static final LocalDate DATE = LocalDate.of(1994, 2, 1);

    @Test
    void theExampleOfTheStandard() throws ImapSyntaxException {
        ImapReader search = arguments("FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\"");
        assertThat(search.searchReturns()).isEmpty();
        assertThat(search.searchKeys())
                .isEqualTo(new And(List.of(
                        new HasFlag(Flag.FLAGGED),
                        new Dated(DateField.INTERNAL, When.SINCE, DATE),
                        new Not(new Header("FROM", "Smith")))));
    }

    @Test
    void setsOfMessages() throws ImapSyntaxException {
        assertThat(key("2:4,*")).isEqualTo(new Numbers(SequenceSet.parse("2:4,*")));
        assertThat(key("$")).isEqualTo(new Numbers(SequenceSet.SAVED_RESULT));
        assertThat(key("UID 5:*")).isEqualTo(new Uids(SequenceSet.parse("5:*")));
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED,\\Answered", "deleted,\\Deleted", "DRAFT,\\Draft", "FLAGGED,\\Flagged", "SEEN,\\Seen"})
    void flags(String name, String flag) throws ImapSyntaxException {
        assertThat(key(name)).isEqualTo(new HasFlag(Flag.of(flag)));
        assertThat(key("UN" + name)).isEqualTo(new Not(new HasFlag(Flag.of(flag))));
        assertThat(key("NOT UN" + name)).isEqualTo(new HasFlag(Flag.of(flag)));
    }

    @Test
    void keywordsAndRecentMessages() throws ImapSyntaxException {
        assertThat(key("KEYWORD $Junk")).isEqualTo(new HasFlag(Flag.of("$Junk")));
        assertThat(key("UNKEYWORD x")).isEqualTo(new Not(new HasFlag(Flag.of("x"))));
        assertThat(key("RECENT")).isEqualTo(new HasFlag(Flag.RECENT));
        assertThat(key("OLD")).isEqualTo(new Not(new HasFlag(Flag.RECENT)));
        assertThat(key("NEW")).isEqualTo(new And(List.of(new HasFlag(Flag.RECENT), new Not(new HasFlag(Flag.SEEN)))));
    }

    @Test
    void dates() throws ImapSyntaxException {
        for (When when : When.values()) {
            assertThat(key(when + " 1-Feb-1994")).isEqualTo(new Dated(DateField.INTERNAL, when, DATE));
            assertThat(key("SENT" + when + " \"1-Feb-1994\"")).isEqualTo(new Dated(DateField.SENT, when, DATE));
            assertThat(key("SAVED" + when + " 1-Feb-1994")).isEqualTo(new Dated(DateField.SAVED, when, DATE));
        }
        assertThat(key("SAVEDATESUPPORTED")).isEqualTo(new SaveDateSupported());
        assertThat(key("OLDER 3600")).isEqualTo(new Age(true, 3600));
        assertThat(key("YOUNGER 1")).isEqualTo(new Age(false, 1));
        assertThat(refused(() -> key("YOUNGER 0"))).contains("a number of seconds is to be from 1");
    }

    @Test
    void texts() throws ImapSyntaxException {
        assertThat(key("ALL")).isEqualTo(new All());
        assertThat(key("bcc x")).isEqualTo(new Header("BCC", "x"));
        assertThat(key("CC x")).isEqualTo(new Header("CC", "x"));
        assertThat(key("TO x")).isEqualTo(new Header("TO", "x"));
        assertThat(key("SUBJECT {3+}\r\na b")).isEqualTo(new Header("SUBJECT", "a b"));
        assertThat(key("HEADER X-Foo \"\"")).isEqualTo(new Header("X-Foo", ""));
        assertThat(key("HEADER {1+}\r\nx {1+}\r\ny")).isEqualTo(new Header("x", "y"));
        assertThat(key("BODY \"\u00FC\"")).isEqualTo(new Body("\u00FC"));
        assertThat(key("TEXT x")).isEqualTo(new Text("x"));
    }

    @Test
    void numbersAndIdentifiers() throws ImapSyntaxException {
        assertThat(key("LARGER 9223372036854775807")).isEqualTo(new Size(true, Long.MAX_VALUE));
        assertThat(key("SMALLER 0")).isEqualTo(new Size(false, 0));
        assertThat(key("MODSEQ 620162338")).isEqualTo(new ModSeq(620162338));
        assertThat(key("MODSEQ \"/flags/\\\\draft\" all 620162338")).isEqualTo(new ModSeq(620162338));
        assertThat(key("EMAILID M6d99ac3275bb4e")).isEqualTo(new EmailId("M6d99ac3275bb4e"));
        assertThat(key("THREADID T64b478a75b7ea9")).isEqualTo(new ThreadId("T64b478a75b7ea9"));
    }

    @Test
    void keysWithinKeys() throws ImapSyntaxException {
        assertThat(key("OR (SEEN 1) NOT (ALL)"))
                .isEqualTo(new Or(List.of(
                        new And(List.of(new HasFlag(Flag.SEEN), new Numbers(SequenceSet.of(1)))), new Not(new All()))));
        assertThat(key("OR 1 OR 2 OR 3 4"))
                .isEqualTo(key("OR OR OR 1 2 3 4"))
                .isEqualTo(new Or(List.of(number(1), number(2), number(3), number(4))));
        assertThat(key("((1))")).isEqualTo(number(1));
        assertThat(key("NOT NOT 1")).isEqualTo(number(1));
    }

    @Test
    void whatToReturn() throws ImapSyntaxException {
        assertThat(arguments("RETURN (MIN count) ALL").searchReturns())
                .contains(Set.of(SearchReturn.MIN, SearchReturn.COUNT));
        assertThat(arguments("return () 1").searchReturns()).contains(Set.of(SearchReturn.ALL));
        assertThat(arguments("RETURN (SAVE) CHARSET UTF-8 1").searchReturns()).contains(Set.of(SearchReturn.SAVE));
        assertThat(refused(() -> arguments("RETURN (FOO) 1").searchReturns()))
                .contains("expected MIN, MAX, ALL, COUNT or SAVE");
        assertThat(refused(() -> arguments("RETURN (MIN)").searchReturns()))
                .contains("expected a space, found the end");
    }

    @Test
    void charsets() throws ImapSyntaxException {
        assertThat(key("CHARSET utf-8 TEXT {2+}\r\n\u00FC")).isEqualTo(new Text("\u00FC"));
        assertThat(key("CHARSET \"ISO-8859-1\" TEXT {2+}\r\n\u00FC")).isEqualTo(new Text("\u00C3\u00BC"));
        assertThat(refused(() -> key("CHARSET US-ASCII TEXT {2+}\r\n\u00FC")))
                .contains("the octets of a literal are not US-ASCII");
        ImapSyntaxException e = catchThrowableOfType(ImapSyntaxException.class, () -> key("CHARSET KOI8-R TEXT x"));
        assertThat(e.code()).isEqualTo(new ResponseCode.BadCharset(List.of("UTF-8", "US-ASCII")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "()",
                "(ALL",
                "ALL)",
                "ALL ",
                " ALL",
                "ALL  ALL",
                "FOO",
                "ALLX",
                "NOT",
                "NOT ",
                "OR ALL",
                "OR ALL ",
                "FROM",
                "FROM (x)",
                "HEADER x",
                "SINCE",
                "SINCE x",
                "KEYWORD \\Seen",
                "UID",
                "UID x",
                "LARGER x",
                "LARGER 9223372036854775808",
                "MODSEQ x",
                "MODSEQ \"/flags/x\" 1",
                "MODSEQ \"/flags/x\" other 1",
                "CHARSET UTF-8",
                "1,",
                "0"
            })
    void whatIsNoSearch(String text) {
        assertThat(refused(() -> arguments(text).searchKeys())).startsWith("Syntax error at position ");
    }

    @Test
    void nestingHasALimit() throws ImapSyntaxException {
        assertThat(key("(".repeat(249) + "ALL" + ")".repeat(249))).isEqualTo(new All());
        String tooDeep = "search keys nested at most 250 deep";
        assertThat(refused(() -> key("(".repeat(250) + "ALL" + ")".repeat(250))))
                .contains(tooDeep);
        assertThat(refused(() -> key("(".repeat(4000)))).contains(tooDeep);
        assertThat(refused(() -> key("NOT ".repeat(100000) + "ALL"))).contains(tooDeep);
        assertThat(refused(() -> key("OR ".repeat(100000) + "ALL"))).contains(tooDeep);
        assertThat(refused(() -> key("OR ALL ".repeat(100000) + "ALL"))).contains(tooDeep);
        assertThat(refused(() -> key("OR (NOT ".repeat(100000)))).contains(tooDeep);
    }

    @Test
    void keysAreCounted() throws ImapSyntaxException {
        assertThat(key("ALL" + " ALL".repeat(999))).isInstanceOf(And.class);
        assertThat(refused(() -> key("ALL" + " ALL".repeat(1000)))).contains("at most 1000 search keys");
        assertThat(refused(() -> key("1" + " 1".repeat(100000)))).contains("at most 1000 search keys");
    }

    private static SearchKey key(String text) throws ImapSyntaxException {
        return arguments(text).searchKeys();
    }

    private static SearchKey number(long number) {
        return new Numbers(SequenceSet.of(number));
    }
}
