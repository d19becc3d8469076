package org.mailroom.demo.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Figures as people read them. */
final class Units {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Units() {}

    /** Octets with one decimal at most, as in {@code 1.5 KiB}. */
    static String bytes(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 1024 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, BINARY[unit]);
    }

    /** A count with thin groups, as in {@code 100 000}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202F');
    }

    /** A span of time, roughly, as in {@code 2 h 10 min}. */
    static String span(Duration span) {
        long minutes = span.toMinutes();
        if (minutes < 1) {
            return span.toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h " + minutes % 60 + " min" : span.toDays() + " days";
    }

    /** Date and time in the server's zone; what is no moment in ISO 8601 stays as it is. */
    static String moment(String iso) {
        try {
            return DATE_TIME.format(Instant.parse(iso).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    /** The time of day in the server's zone. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
