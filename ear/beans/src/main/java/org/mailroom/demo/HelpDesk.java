package org.mailroom.demo;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import java.util.Locale;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/**
 * Answers while the sender still waits: a bean that says no in the SMTP dialogue.
 *
 * <p>To copy: {@code acknowledge = BEFORE_REPLY} makes the bean's verdict the reply to DATA. A
 * {@link MailRejectedException} carries the text that the sender reads, mostly through a notification from their own
 * server: say what was wrong and what would help. No notification has to be sent from here, so none can go to a forged
 * address. Be quick: the client waits.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "help@example.com"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "help"),
            @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "BEFORE_REPLY")
        })
public class HelpDesk implements MailListener {

    @EJB
    private RecentMail recent;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        HandledMail handled = HandledMail.of(mail, "request taken");
        try {
            check(handled.getSubject());
            recent.add(handled);
        } catch (MailRejectedException e) {
            recent.add(handled.with("rejected: " + e.getMessage()));
            throw e;
        }
    }

    private static void check(String subject) throws MailRejectedException {
        if (subject.isBlank()) {
            throw new MailRejectedException(
                    "5.6.0", "Your message has no subject. Please add one that says what you need, and send it again.");
        }
        if (subject.toLowerCase(Locale.ROOT).contains("spam")) {
            throw MailRejectedException.permanent(
                    "The subject looks like advertising. If you need help, please describe it in other words.");
        }
    }
}
