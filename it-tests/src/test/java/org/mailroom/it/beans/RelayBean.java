package org.mailroom.it.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import java.util.Properties;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailConnection;
import org.mailroom.api.MailConnectionFactory;
import org.mailroom.api.MailListener;

/** Sends a message for each that it gets, in the same transaction; takes that back at the first attempt when told to. */
@ConnectionFactoryDefinition(
        name = "java:app/mail",
        interfaceName = "org.mailroom.api.MailConnectionFactory",
        resourceAdapter = "mailroom",
        transactionSupport = TransactionSupportLevel.XATransaction)
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "relay@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "relay"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "100ms"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class RelayBean implements MailListener {

    @Resource(lookup = "java:app/mail")
    private MailConnectionFactory factory;

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMail(InboundMail mail) {
        String subject = Script.subject(mail);
        try (MailConnection connection = factory.getConnection()) {
            var copy = new MimeMessage(Session.getInstance(new Properties()));
            copy.setFrom(new InternetAddress("relay@it.example"));
            copy.setRecipients(
                    MimeMessage.RecipientType.TO,
                    subject.startsWith("nowhere") ? "x@nowhere.example" : "scripted@it.example");
            copy.setSubject("relayed " + mail.attempt() + " " + subject);
            copy.setText("a copy");
            connection.send(copy);
        } catch (MessagingException e) {
            Ledger.note("relay failed " + e.getMessage());
            return;
        } catch (ResourceException e) {
            throw new IllegalStateException(e);
        }
        if (subject.startsWith("takeback") && mail.attempt() == 1) {
            context.setRollbackOnly();
        }
    }
}
