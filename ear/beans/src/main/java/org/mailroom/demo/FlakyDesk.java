package org.mailroom.demo;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/**
 * Fails twice, then works: shows what happens to mail whose bean has a bad day.
 *
 * <p>To copy: nothing needs to be caught. A {@link RuntimeException} rolls the transaction back, the message returns to
 * the queue and comes again after the next of the {@code retryDelays}, the last of which repeats. After
 * {@code maxAttempts} it joins the dead letters with the reason, and an administrator can have it tried anew.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "flaky@example.com"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "flaky"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "1s, 3s"),
            @ActivationConfigProperty(propertyName = "maxAttempts", propertyValue = "5")
        })
public class FlakyDesk implements MailListener {

    private static final int WORKS_AT_ATTEMPT = 3;

    @EJB
    private RecentMail recent;

    @Override
    public void onMail(InboundMail mail) {
        if (mail.attempt() < WORKS_AT_ATTEMPT) {
            recent.add(HandledMail.of(mail, "failed, comes again"));
            throw new IllegalStateException("a bad day: attempt " + mail.attempt() + " fails on purpose");
        }
        recent.add(HandledMail.of(mail, "worked at last"));
    }
}
