package org.mailroom.connector.inflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as an administrator writes them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 2d}. */
final class Durations {

    private static final Pattern ONE = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Parses a list.
     *
     * @param text durations separated by commas; at least one
     * @throws IllegalArgumentException saying what is wrong
     */
    static List<Duration> parse(String text) {
        List<Duration> durations = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = ONE.matcher(part.trim());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + part.trim() + "' is not a duration such as 500ms, 10s, 5m, 1h or 2d");
            }
            durations.add(duration(Long.parseLong(matcher.group(1)), matcher.group(2)));
        }
        return List.copyOf(durations);
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
