package org.mailroom.codec.smtp;

/**
 * An enhanced mail system status code (RFC 3463, section 2), as 5.1.1.
 *
 * @param statusClass 2 success, 4 persistent transient failure, 5 permanent failure
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedStatus(int statusClass, int subject, int detail) {

    private static final int GREATEST = 999;

    /** @throws IllegalArgumentException if a number is out of its range */
    public EnhancedStatus {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("The class is 2, 4 or 5, not " + statusClass);
        }
        inRange(subject);
        inRange(detail);
    }

    /**
     * Reads {@code class "." subject "." detail}, without leading zeros.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static EnhancedStatus parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No enhanced status code: " + text);
        }
        return new EnhancedStatus(number(parts[0]), number(parts[1]), number(parts[2]));
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }

    private static int number(String digits) {
        if (!digits.matches("0|[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("No number of an enhanced status code: " + digits);
        }
        return Integer.parseInt(digits);
    }

    private static void inRange(int number) {
        if (number < 0 || number > GREATEST) {
            throw new IllegalArgumentException("0 to 999, not " + number);
        }
    }
}
