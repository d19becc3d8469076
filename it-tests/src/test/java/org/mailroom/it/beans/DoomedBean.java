package org.mailroom.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** Hands on what it cannot handle. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "doomed@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "doomed"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "100ms"),
            @ActivationConfigProperty(propertyName = "maxAttempts", propertyValue = "2"),
            @ActivationConfigProperty(propertyName = "deadLetter", propertyValue = "graves"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class DoomedBean implements MailListener {

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        Script.run(mail, context);
    }
}
