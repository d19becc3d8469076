package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortKeysTest {

    /** RFC 5256 section 2.1 and its ABNF. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "hello|hello|false",
                " a  \t b |a b|false",
                "Re: hello|hello|true",
                "RE:re : FW: Fwd:hello|hello|true",
                "hello (fwd) (FWD)|hello|true",
                "[list] hello|hello|false",
                "[a] [b] hello|hello|false",
                "[a] [b]|[b]|false",
                "[a] Re: [b] hello|hello|true",
                "Re[2]: hello|hello|true",
                "re [x] : hello|hello|true",
                "[Fwd: hello]|hello|true",
                "[fwd: [FWD: Re: [x] hello]] (fwd)|hello|true",
                "Re: [list] [fwd: hello] (fwd)|hello|true",
                "[fwd: hello|[fwd: hello|false",
                "[fwd:]|''|true",
                "Re:|''|true",
                "(fwd)|''|true",
                "Reply: hello|Reply: hello|false",
                "fwd hello|fwd hello|false",
                "[nested [blob]] x|[nested [blob]] x|false",
                "=?utf-8?q?Re=3A_h=C3=A4llo?=|h\u00e4llo|true",
                "Re: R\u00c3\u00a9: x|R\u00e9: x|true",
                "\u00c4\u00b0 Re: RE|\u0130 Re: RE|false",
                "RE: \u00c4\u00b0|\u0130|true",
            })
    void baseSubjects(String subject, String base, boolean isReplyOrForward) {
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(base, isReplyOrForward));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 Nov 1997 09:55:06 -0600|1997-11-21T09:55:06-06:00",
                "Thu, 13\tFeb 1969 23:32 -0330 (Newfoundland Time)|1969-02-13T23:32:00-03:30",
                "21 Nov 97 09:55:06 GMT|1997-11-21T09:55:06Z",
                "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600|1997-11-21T00:00:00-06:00",
                "1 Jan 100 10:00 +0000|2000-01-01T10:00:00Z",
                "1 Jan 49 10:00 EST|2049-01-01T10:00:00-05:00",
                "1 Jan 2020|2020-01-01T00:00:00Z",
                "1 Jan 2020 25:00:00 +0100|2020-01-01T00:00:00+01:00",
                "1 Jan 2020 10:00:00 +9999|2020-01-01T10:00:00Z",
                "31 Dec 2016 23:59:60 +0000|2016-12-31T23:59:59Z",
                "Wed Jan  1 10:00:00 PST 2020|2020-01-01T10:00:00-08:00",
                "01-Jan-2020 10:00:00 +01:00|2020-01-01T10:00:00+01:00",
            })
    void dates(String value, String expected) {
        OffsetDateTime time = OffsetDateTime.parse(expected);
        assertThat(SentDate.parse(value))
                .contains(new SentDate(time.toEpochSecond(), time.getOffset().getTotalSeconds() / 60));
    }

    @Test
    void noDates() {
        for (String value :
                new String[] {"", "tomorrow", "32 Jan 2020", "30 Feb 2020", "1 Jan", "Jan 2020", "((((", ":::"}) {
            assertThat(SentDate.parse(value)).isEmpty();
        }
        assertThat(SentDate.parse(null)).isEmpty();
    }

    @Test
    void dayIsThatOfTheSender() {
        assertThat(SentDate.parse("1 Jan 2020 00:30 +0100").orElseThrow().localDate())
                .isEqualTo(LocalDate.of(2020, 1, 1));
    }

    /** RFC 5256 section 3 on REFERENCES. */
    @Test
    void messageIds() {
        assertThat(MessageIds.parse("<\"01KF8JCEOCBS0045PS\"@xxx.yyy.com>"))
                .isEqualTo(MessageIds.parse("<01KF8JCEOCBS0045PS@xxx.yyy.com>"))
                .containsExactly("01KF8JCEOCBS0045PS@xxx.yyy.com");
        assertThat(MessageIds.parse("junk <a@b> (<c@d>) < e @ f >, <no-at> <> <g@h"))
                .startsWith("a@b")
                .endsWith("e@f");
        assertThat(MessageIds.parse("<a<b@c>")).containsExactly("b@c");
        assertThat(MessageIds.parse("a@b")).isEmpty();
        assertThat(MessageIds.first(null)).isNull();
    }

    @Test
    void keysOfAMessage() {
        SortKeys keys = SortKeys.of(TestMail.of("""
                        From: group: =?utf-8?q?J=C3=B6?= <joe@x>;
                        To: "" <anna@y>
                        Subject: Re: hi
                        Date: 1 Jan 2020 10:00 +0000
                        Message-ID: <"3"@x>
                        In-Reply-To: <2@x> <9@x>

                        """).description());
        assertThat(keys.displayFrom()).isEqualTo("J\u00f6");
        assertThat(keys.from()).isEqualTo("joe");
        assertThat(keys.displayTo()).isEqualTo("anna@y");
        assertThat(keys.cc()).isEmpty();
        assertThat(keys.messageId()).isEqualTo("3@x");
        assertThat(keys.parents()).containsExactly("2@x");
        assertThat(keys.subject()).isEqualTo(new BaseSubject("hi", true));
    }

    @Test
    void referencesGoBeforeInReplyTo() {
        TestMail mail = TestMail.of("References: <1@x>\n <2@x>\nIn-Reply-To: <9@x>\n\n");
        assertThat(SortKeys.of(mail.description()).parents()).containsExactly("1@x", "2@x");
    }
}
