package org.mailroom.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** Consumes from the queue. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "recipients",
                    propertyValue = "scripted@it.example, *@all.it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "scripted"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "100ms"),
            @ActivationConfigProperty(propertyName = "maxAttempts", propertyValue = "3"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class ScriptedBean implements MailListener {

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        Script.run(mail, context);
    }
}
