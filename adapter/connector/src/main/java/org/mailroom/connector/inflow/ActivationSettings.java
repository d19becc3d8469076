package org.mailroom.connector.inflow;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.Outcome;
import org.mailroom.store.queue.Subscription;

/**
 * What an activation wants, checked and sealed.
 *
 * @param subscription durable name
 * @param interest which mail; at least one pattern
 * @param acknowledge when the sender hears {@code 250}
 * @param maxConcurrency deliveries at once; 1 to 1000
 * @param maxAttempts attempts before a delivery is given up; at least 1
 * @param retryDelays what lies between attempts; the last one repeats
 * @param deadLetter {@code KEEP}, {@code DISCARD}, or the subscription that gets what was given up
 */
record ActivationSettings(
        String subscription,
        Interest interest,
        Acknowledge acknowledge,
        int maxConcurrency,
        int maxAttempts,
        List<Duration> retryDelays,
        String deadLetter) {

    private static final int LONGEST_NAME = 200;
    private static final String KEEP = "KEEP";
    private static final String DISCARD = "DISCARD";

    /**
     * Reads and checks an activation configuration.
     *
     * @param defaultName the durable name where none is given
     */
    static ActivationSettings of(MailActivationSpec spec, String defaultName) throws InvalidSettingException {
        String name = spec.getSubscription() == null || spec.getSubscription().isBlank()
                ? defaultName
                : spec.getSubscription().trim();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettingException(
                    "subscription", name, "a name has 1 to " + LONGEST_NAME + " characters, none of them a control");
        }
        return new ActivationSettings(
                name,
                interest(spec),
                acknowledge(spec.getAcknowledge()),
                number("maxConcurrency", spec.getMaxConcurrency(), 1000),
                number("maxAttempts", spec.getMaxAttempts(), Integer.MAX_VALUE),
                delays(spec.getRetryDelays()),
                deadLetter(spec.getDeadLetter(), name));
    }

    /** The durable side of it. */
    Subscription toSubscription() {
        return new Subscription(subscription, interest.lines(), acknowledge == Acknowledge.BEFORE_REPLY);
    }

    /** How long to wait after so many attempts. */
    Duration delayAfter(int attempts) {
        return retryDelays.get(Math.min(attempts, retryDelays.size()) - 1);
    }

    /** What becomes of a delivery that is given up. */
    Outcome giveUp(String reason) {
        return switch (deadLetter) {
            case KEEP -> new Outcome.Dead(reason);
            case DISCARD -> new Outcome.Discarded();
            default -> new Outcome.Forwarded(deadLetter, reason);
        };
    }

    private static Interest interest(MailActivationSpec spec) throws InvalidSettingException {
        var interest = new Interest(
                patterns("recipients", spec.getRecipients(), RecipientPattern::parse),
                patterns("mailboxes", spec.getMailboxes(), MailboxPattern::parse),
                sources(spec.getSources()));
        if (interest.recipients().isEmpty() && interest.mailboxes().isEmpty()) {
            throw new InvalidSettingException(
                    "recipients",
                    "",
                    "it must name the addresses to consume, such as orders@example.com, unless mailboxes names some");
        }
        return interest;
    }

    private static <T> List<T> patterns(String property, String text, Function<String, T> parser)
            throws InvalidSettingException {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .map(parser)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(property, text, e.getMessage());
        }
    }

    private static Set<MailSource> sources(String text) throws InvalidSettingException {
        if (text == null || text.isBlank()) {
            return Interest.SOURCES;
        }
        Set<MailSource> sources = EnumSet.noneOf(MailSource.class);
        for (String word : text.split(",", -1)) {
            sources.add(Interest.SOURCES.stream()
                    .filter(source -> source.name().equalsIgnoreCase(word.trim()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidSettingException(
                            "sources", text, "it is some of SMTP, LMTP, SUBMISSION, IMAP, separated by commas")));
        }
        return sources;
    }

    private static Acknowledge acknowledge(String text) throws InvalidSettingException {
        for (Acknowledge value : Acknowledge.values()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new InvalidSettingException("acknowledge", text, "it is QUEUED or BEFORE_REPLY");
    }

    private static int number(String property, Integer value, int largest) throws InvalidSettingException {
        if (value == null || value < 1 || value > largest) {
            throw new InvalidSettingException(property, value, "it is 1 to " + largest);
        }
        return value;
    }

    private static List<Duration> delays(String text) throws InvalidSettingException {
        try {
            return Durations.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("retryDelays", text, e.getMessage());
        }
    }

    private static String deadLetter(String text, String own) throws InvalidSettingException {
        if (text == null || text.isBlank() || text.trim().equalsIgnoreCase(KEEP)) {
            return KEEP;
        }
        if (text.trim().equalsIgnoreCase(DISCARD)) {
            return DISCARD;
        }
        if (text.trim().equals(own)) {
            throw new InvalidSettingException("deadLetter", text, "a subscription cannot be its own dead letters");
        }
        return text.trim();
    }
}
