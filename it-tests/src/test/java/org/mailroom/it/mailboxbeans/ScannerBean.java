package org.mailroom.it.mailboxbeans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Hears of all that comes into a mailbox. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "mailboxes", propertyValue = "scanner/INBOX, */Archive"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "scanner"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class ScannerBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        Notes.take(mail);
    }
}
