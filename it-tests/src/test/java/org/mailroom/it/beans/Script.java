package org.mailroom.it.beans;

import jakarta.ejb.MessageDrivenContext;
import jakarta.mail.MessagingException;
import java.util.stream.Collectors;
import org.mailroom.api.EnvelopeRecipient;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailRejectedException;

/**
 * Does what the subject says: {@code throw 2 …} throws at attempts 1 and 2, {@code rollback 1 …} marks the transaction,
 * {@code reject …} and {@code later …} refuse, {@code sleep 100 …} takes its time; anything else is handled.
 */
final class Script {

    private Script() {}

    static void run(InboundMail mail, MessageDrivenContext context) throws MailRejectedException {
        String subject = subject(mail);
        Ledger.note(mail.subscription() + " attempt " + mail.attempt() + " " + recipients(mail) + " " + subject);
        String[] words = subject.split(" ");
        switch (words[0]) {
            case "throw" -> {
                if (mail.attempt() <= Integer.parseInt(words[1])) {
                    throw new IllegalStateException("told to by '" + subject + "'");
                }
            }
            case "rollback" -> {
                if (mail.attempt() <= Integer.parseInt(words[1])) {
                    context.setRollbackOnly();
                }
            }
            case "reject" -> throw new MailRejectedException("5.7.1", "Not this one: " + subject);
            case "later" -> throw MailRejectedException.temporary("Not now: " + subject);
            case "sleep" -> sleep(Integer.parseInt(words[1]));
            default -> Ledger.note(mail.subscription() + " handled " + subject);
        }
    }

    static String subject(InboundMail mail) {
        try {
            String subject = mail.message().getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipients(InboundMail mail) {
        return mail.envelope().recipients().stream()
                .map(EnvelopeRecipient::address)
                .collect(Collectors.joining(","));
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
