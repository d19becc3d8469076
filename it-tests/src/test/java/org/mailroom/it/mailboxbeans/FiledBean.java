package org.mailroom.it.mailboxbeans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Hears of what users file, and of no mail. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "mailboxes", propertyValue = "*/INBOX"),
            @ActivationConfigProperty(propertyName = "sources", propertyValue = "IMAP"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "filed"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class FiledBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        Notes.take(mail);
    }
}
