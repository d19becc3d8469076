package org.mailroom.demo;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/**
 * Takes orders: the bean to start from.
 *
 * <p>To copy: implement {@link MailListener}, name the recipients and a {@code subscription} that stays the same over
 * restarts. With {@code QUEUED} the sender has had its {@code 250} as soon as the message is durable; the container's
 * transaction around {@link #onMail} then decides whether the delivery is done or comes again.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "recipients",
                    propertyValue = "orders@example.com, orders+*@example.com"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "QUEUED")
        })
public class OrderDesk implements MailListener {

    @EJB
    private RecentMail recent;

    @Override
    public void onMail(InboundMail mail) {
        try {
            long lines = PlainText.of(mail.message()).lines().count();
            recent.add(HandledMail.of(mail, "order kept, " + lines + (lines == 1 ? " line" : " lines")));
        } catch (MessagingException | IOException e) {
            // Unchecked, so the transaction rolls back and the message comes again.
            throw new IllegalStateException("cannot read order " + mail.mailId(), e);
        }
    }
}
