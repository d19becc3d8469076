package org.mailroom.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Has no transaction, and leaves the name of its subscription to the container. */
@MessageDriven(
        activationConfig =
                @ActivationConfigProperty(propertyName = "recipients", propertyValue = "nameless@it.example"))
public class NamelessBean implements MailListener {

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMail(InboundMail mail) {
        Ledger.note("nameless '" + mail.subscription() + "' handled " + Script.subject(mail));
    }
}
