package org.mailroom.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** Gets what others gave up. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "graves@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "graves"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class GraveBean implements MailListener {

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        Script.run(mail, context);
    }
}
