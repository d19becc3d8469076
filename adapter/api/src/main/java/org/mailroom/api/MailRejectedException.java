package org.mailroom.api;

import java.util.regex.Pattern;

/**
 * Thrown by a bean to refuse a message.
 *
 * <p>With {@code acknowledge = BEFORE_REPLY} the sender reads it as the reply to DATA: {@code 550} or {@code 451}, the
 * enhanced status code, and the text. With {@code acknowledge = QUEUED} the sender has had its {@code 250} already: a
 * permanent rejection goes to the dead letters at once, a temporary one is tried again after the next delay.
 */
public class MailRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Pattern ENHANCED = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}");

    private final String enhancedStatusCode;

    /**
     * A rejection with its status.
     *
     * @param enhancedStatusCode {@code class.subject.detail} of RFC 3463; class 5 is permanent, class 4 temporary
     * @param text what the sender may read: one line; control characters are replaced and it is cut where the reply
     *     line would exceed 512 octets (RFC 5321, section 4.5.3.1.5)
     * @throws IllegalArgumentException when the code is not of class 4 or 5 or not of that form
     */
    public MailRejectedException(String enhancedStatusCode, String text) {
        super(text);
        if (!ENHANCED.matcher(enhancedStatusCode).matches()) {
            throw new IllegalArgumentException(
                    "not an enhanced status code of class 4 or 5 (RFC 3463), such as 5.7.1: " + enhancedStatusCode);
        }
        this.enhancedStatusCode = enhancedStatusCode;
    }

    /** Refuses the message for good: {@code 550 5.7.1}. */
    public static MailRejectedException permanent(String text) {
        return new MailRejectedException("5.7.1", text);
    }

    /** Refuses the message for now, so that it is tried again: {@code 451 4.3.0}. */
    public static MailRejectedException temporary(String text) {
        return new MailRejectedException("4.3.0", text);
    }

    /** The status of RFC 3463, as in {@code 5.7.1}. */
    public String enhancedStatusCode() {
        return enhancedStatusCode;
    }

    /** Whether trying again is of no use: a status of class 5. */
    public boolean isPermanent() {
        return enhancedStatusCode.charAt(0) == '5';
    }
}
