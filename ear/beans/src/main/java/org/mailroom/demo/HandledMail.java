package org.mailroom.demo;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mailroom.api.EnvelopeRecipient;
import org.mailroom.api.InboundMail;

/**
 * What a bean did with one delivery at one attempt.
 *
 * <p>A record inside the application; to JMX it is a {@link HandledMailFigures}, because an MXBean of JDK 17 reads
 * getters and knows no records.
 */
record HandledMail(
        Instant at,
        String subscription,
        String sender,
        String recipients,
        String subject,
        long size,
        int attempt,
        String outcome)
        implements HandledMailFigures {

    static HandledMail of(InboundMail mail, String outcome) {
        return new HandledMail(
                Instant.now(),
                mail.subscription(),
                mail.envelope().sender(),
                mail.envelope().recipients().stream()
                        .map(EnvelopeRecipient::address)
                        .collect(Collectors.joining(", ")),
                subjectOf(mail),
                mail.size(),
                mail.attempt(),
                outcome);
    }

    /** The same with another outcome. */
    HandledMail with(String otherOutcome) {
        return new HandledMail(at, subscription, sender, recipients, subject, size, attempt, otherOutcome);
    }

    private static String subjectOf(InboundMail mail) {
        try {
            return Objects.requireNonNullElse(mail.message().getSubject(), "");
        } catch (MessagingException e) {
            // A message that cannot be parsed is still mail; it just has no subject to show.
            return "";
        }
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    @Override
    public String getSubscription() {
        return subscription;
    }

    @Override
    public String getSender() {
        return sender;
    }

    @Override
    public String getRecipients() {
        return recipients;
    }

    @Override
    public String getSubject() {
        return subject;
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public int getAttempt() {
        return attempt;
    }

    @Override
    public String getOutcome() {
        return outcome;
    }
}
