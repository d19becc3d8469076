package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    @Test
    void dates() throws ImapSyntaxException {
        assertThat(arguments("1-Feb-1994").date()).isEqualTo(LocalDate.of(1994, 2, 1));
        assertThat(arguments("\"29-feb-2000\"").date()).isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(arguments("01-DEC-2024").date()).isEqualTo(LocalDate.of(2024, 12, 1));
    }

    @Test
    void dateTimes() throws ImapSyntaxException {
        assertThat(arguments("\"17-Jul-1996 02:44:25 -0700\"").dateTime())
                .isEqualTo(OffsetDateTime.parse("1996-07-17T02:44:25-07:00"));
        assertThat(arguments("\" 7-Feb-1994 21:52:25 +0530\"").dateTime())
                .isEqualTo(OffsetDateTime.parse("1994-02-07T21:52:25+05:30"));
        assertThat(arguments("\"31-Dec-2016 23:59:60 -0030\"").dateTime())
                .isEqualTo(OffsetDateTime.parse("2016-12-31T23:59:59-00:30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0-Feb-1994",
                "32-Jan-1994",
                "30-Feb-1994",
                "1-Feb-94",
                "1-Foo-1994",
                "1-Feb-",
                "\"1-Feb-1994"
            })
    void noDates(String text) {
        assertThat(refused(() -> arguments(text).date())).startsWith("Syntax error at position ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17-Jul-1996 02:44:25 -0700",
                "\"7-Jul-1996 02:44:25 -0700\"",
                "\" 17-Jul-1996 02:44:25 -0700\"",
                "\"17-Jul-1996 24:00:00 -0700\"",
                "\"17-Jul-1996 02:60:25 -0700\"",
                "\"17-Jul-1996 02:44:61 -0700\"",
                "\"17-Jul-1996 02:44:25 0700\"",
                "\"17-Jul-1996 02:44:25 +9900\"",
                "\"17-Jul-1996 02:44:25 +0099\"",
                "\"17-Jul-1996 02:44:25 +07000\"",
                "\"17-Jul-1996 02:44:25 +0700",
                "\"99999999999-Jul-1996 02:44:25 +0700\""
            })
    void noDateTimes(String text) {
        assertThat(refused(() -> arguments(text).dateTime())).startsWith("Syntax error at position ");
    }
}
