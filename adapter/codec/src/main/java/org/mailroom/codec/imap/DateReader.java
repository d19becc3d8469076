package org.mailroom.codec.imap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reads dates (RFC 9051, section 9). */
final class DateReader {

    static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final int LEAP_SECOND = 60;

    private final ImapCursor in;
    private final NumberReader numbers;

    DateReader(ImapCursor in) {
        this.in = in;
        this.numbers = new NumberReader(in);
    }

    /** {@code date}: with or without quotes. */
    LocalDate date() throws ImapSyntaxException {
        boolean quoted = in.accept('"');
        int mark = in.mark();
        int day = (int) numbers.between(1, 31, "a day");
        LocalDate date = monthAndYear(mark, day);
        if (quoted) {
            in.expect('"');
        }
        return date;
    }

    /** {@code date-time}; a leap second is taken for the second before. */
    OffsetDateTime dateTime() throws ImapSyntaxException {
        in.expect('"');
        int mark = in.mark();
        int day = numbers.digits(in.accept(' ') ? 1 : 2, "a day");
        LocalDate date = monthAndYear(mark, day);
        in.expect(' ');
        LocalTime time = time();
        in.expect(' ');
        ZoneOffset zone = zone();
        in.expect('"');
        return OffsetDateTime.of(date, time, zone);
    }

    private LocalDate monthAndYear(int mark, int day) throws ImapSyntaxException {
        in.expect('-');
        int month = month();
        in.expect('-');
        int year = numbers.digits(4, "a year");
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw in.wrong(mark, "there is no such date");
        }
    }

    private int month() throws ImapSyntaxException {
        for (String month : MONTHS) {
            if (in.acceptLetters(month)) {
                return MONTHS.indexOf(month) + 1;
            }
        }
        throw in.expected("a month, Jan to Dec");
    }

    private LocalTime time() throws ImapSyntaxException {
        int mark = in.mark();
        int hour = numbers.digits(2, "an hour");
        in.expect(':');
        int minute = numbers.digits(2, "a minute");
        in.expect(':');
        int second = numbers.digits(2, "a second");
        try {
            return LocalTime.of(hour, minute, second == LEAP_SECOND ? LEAP_SECOND - 1 : second);
        } catch (DateTimeException e) {
            throw in.wrong(mark, "there is no such time");
        }
    }

    private ZoneOffset zone() throws ImapSyntaxException {
        int mark = in.mark();
        int sign = in.accept('-') ? -1 : 1;
        if (sign > 0) {
            in.expect('+');
        }
        int zone = numbers.digits(4, "a time zone");
        try {
            return ZoneOffset.ofHoursMinutes(sign * (zone / 100), sign * (zone % 100));
        } catch (DateTimeException e) {
            throw in.wrong(mark, "there is no such time zone");
        }
    }
}
