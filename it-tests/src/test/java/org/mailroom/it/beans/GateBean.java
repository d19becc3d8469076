package org.mailroom.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** Decides before the reply. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "gate@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "gate"),
            @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "BEFORE_REPLY"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class GateBean implements MailListener {

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        Script.run(mail, context);
    }
}
