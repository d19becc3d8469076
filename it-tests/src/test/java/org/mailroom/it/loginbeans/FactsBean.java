package org.mailroom.it.loginbeans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.TransportFacts;
import org.mailroom.it.beans.Ledger;

/** Notes how a message came, and its subject. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "facts@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "facts"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class FactsBean implements MailListener {

    @Override
    public void onMail(InboundMail mail) {
        TransportFacts facts = mail.transport();
        String tls = facts.tls()
                .map(session -> session.protocol() + " " + session.cipherSuite())
                .orElse("clear");
        Ledger.note(facts.protocol() + " " + tls + " " + facts.user().orElse("nobody") + " " + subject(mail));
    }

    private static String subject(InboundMail mail) {
        try {
            return mail.message().getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
