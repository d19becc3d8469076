package org.mailroom.it.loginbeans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.ResourceException;
import org.mailroom.api.AccountException;
import org.mailroom.api.Accounts;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailConnectionFactory;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** Administers accounts before the reply: the subject is {@code create NAME PASSWORD} or {@code delete NAME}. */
@ConnectionFactoryDefinition(
        name = "java:app/accounts",
        interfaceName = "org.mailroom.api.MailConnectionFactory",
        resourceAdapter = "mailroom")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "clerk@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "clerk"),
            @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "BEFORE_REPLY"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class ClerkBean implements MailListener {

    @Resource(lookup = "java:app/accounts")
    private MailConnectionFactory factory;

    @Override
    public void onMail(InboundMail mail) throws MailRejectedException {
        try {
            Accounts accounts = factory.accounts();
            String[] words = mail.message().getSubject().split(" ");
            switch (words[0]) {
                case "create" -> accounts.create(words[1], words[2].toCharArray());
                case "delete" -> accounts.delete(words[1]);
                default -> throw new IllegalArgumentException(words[0]);
            }
        } catch (AccountException e) {
            throw new MailRejectedException("5.7.0", e.getMessage());
        } catch (MessagingException | ResourceException e) {
            throw new IllegalStateException(e);
        }
    }
}
