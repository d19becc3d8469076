package org.mailroom.it.xabeans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.it.beans.Ledger;

/** Notes each message in a file, which takes part in no transaction: at least once. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "notes@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "notes"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "200ms"),
            @ActivationConfigProperty(propertyName = "maxAttempts", propertyValue = "1000"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class NoterBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        try {
            Ledger.note(mail.message().getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
