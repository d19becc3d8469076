package org.mailroom.store.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The date and time of the Date field (RFC 5322 section 3.3).
 *
 * @param epochSecond in UTC, as SORT compares it (RFC 5256 section 2.2)
 * @param zoneMinutes east of UTC
 */
public record SentDate(long epochSecond, int zoneMinutes) {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int MAX_OCTETS = 200;
    private static final int MAX_ZONE_HOURS = 18;

    /** The day at the sender's, by which SENTBEFORE, SENTON and SENTSINCE select (RFC 9051 section 6.4.4). */
    public LocalDate localDate() {
        return Instant.ofEpochSecond(epochSecond)
                .atOffset(ZoneOffset.ofTotalSeconds(zoneMinutes * 60))
                .toLocalDate();
    }

    /**
     * Reads a date in any order of its parts, as senders write it. A time that is absent or invalid is midnight, such a zone
     * UTC (RFC 5256 section 2.2).
     *
     * @param value an octet string as in the envelope, or null
     * @return empty without a valid day
     */
    public static Optional<SentDate> parse(String value) {
        return value == null ? Optional.empty() : new Parts().read(value);
    }

    private static final class Parts {

        private int day = -1;
        private int month = -1;
        private int year = -1;
        private LocalTime time;
        private Integer zone;

        Optional<SentDate> read(String value) {
            FieldCursor cursor = new FieldCursor(value.substring(0, Math.min(value.length(), MAX_OCTETS)));
            cursor.skipCfws();
            while (!cursor.atEnd()) {
                StringTokenizer words = new StringTokenizer(cursor.word("("), ",");
                while (words.hasMoreTokens()) {
                    word(words.nextToken().toLowerCase(Locale.ROOT));
                }
                cursor.skipCfws();
            }
            return result();
        }

        private Optional<SentDate> result() {
            if (year < 0) {
                return Optional.empty();
            }
            try {
                LocalDate date = LocalDate.of(fullYear(), month, day);
                ZoneOffset offset = ZoneOffset.ofTotalSeconds((zone == null ? 0 : zone) * 60);
                LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
                return Optional.of(new SentDate(local.toEpochSecond(offset), offset.getTotalSeconds() / 60));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        /** RFC 5322 section 4.3 for years of two and three digits. */
        private int fullYear() {
            if (year > 999) {
                return year;
            }
            return year < 50 ? year + 2000 : year + 1900;
        }

        private void word(String word) {
            char first = word.charAt(0);
            if ((first == '+' || first == '-') && word.length() > 1) {
                zone = zone == null ? numericZone(word) : zone;
            } else if (word.indexOf(':') > 0) {
                time = time == null ? time(word) : time;
            } else if (word.indexOf('-') > 0) {
                for (String piece : word.split("-", 4)) {
                    number(piece);
                }
            } else {
                number(word);
            }
        }

        private void number(String word) {
            int number = digits(word);
            if (number < 0) {
                name(word);
            } else if (day < 0) {
                day = number;
            } else if (year < 0) {
                year = number;
            }
        }

        private void name(String word) {
            int at = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
            if (month < 0 && at >= 0 && at % 3 == 0) {
                month = at / 3 + 1;
            } else if (zone == null && time != null) {
                zone = namedZone(word);
            }
        }

        private static LocalTime time(String word) {
            String[] fields = word.split(":", 4);
            int second = fields.length < 3 ? 0 : digits(fields[2]);
            try {
                return LocalTime.of(digits(fields[0]), digits(fields[1]), second == 60 ? 59 : second);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static Integer numericZone(String word) {
            String digits = word.substring(1).replace(":", "");
            int number = digits.length() == 4 ? digits(digits) : -1;
            int hours = number / 100;
            if (number < 0 || hours >= MAX_ZONE_HOURS || number % 100 > 59) {
                return null;
            }
            int minutes = hours * 60 + number % 100;
            return word.charAt(0) == '-' ? -minutes : minutes;
        }

        /** RFC 5322 section 4.3: whatever is not listed there says nothing. */
        private static Integer namedZone(String word) {
            return switch (word) {
                case "edt" -> -4 * 60;
                case "est", "cdt" -> -5 * 60;
                case "cst", "mdt" -> -6 * 60;
                case "mst", "pdt" -> -7 * 60;
                case "pst" -> -8 * 60;
                default -> 0;
            };
        }

        /** A number of one to four digits, or -1. */
        private static int digits(String word) {
            int number = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (c < '0' || c > '9' || i == 4) {
                    return -1;
                }
                number = number * 10 + c - '0';
            }
            return word.isEmpty() ? -1 : number;
        }
    }
}
