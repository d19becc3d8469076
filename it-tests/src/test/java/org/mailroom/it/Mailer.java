package org.mailroom.it;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/** A mail client (Angus Mail) whose user has entered how to send. */
final class Mailer {

    private final Properties properties = new Properties();

    private Mailer(int port, SSLContext ssl) {
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.timeout", "30000");
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", ssl.getSocketFactory());
    }

    static Mailer startTls(int port, SSLContext ssl) {
        var mailer = new Mailer(port, ssl);
        mailer.properties.setProperty("mail.smtp.starttls.required", "true");
        return mailer;
    }

    static Mailer tls(int port, SSLContext ssl) {
        var mailer = new Mailer(port, ssl);
        mailer.properties.setProperty("mail.smtp.ssl.enable", "true");
        return mailer;
    }

    /** The local address that it sends from. */
    Mailer from(String address) {
        properties.setProperty("mail.smtp.localaddress", address);
        return this;
    }

    Mailer mechanism(String name) {
        properties.setProperty("mail.smtp.auth.mechanisms", name);
        return this;
    }

    /** Logs in and sends nothing. */
    void logIn(String user, String password) throws MessagingException {
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect(user, password);
        }
    }

    /**
     * Sends to the bean that notes the facts.
     *
     * @throws MessagingException with the server's reply
     */
    void send(String user, String password, String sender, String subject) throws MessagingException {
        Session session = Session.getInstance(properties);
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(sender));
        message.setRecipients(Message.RecipientType.TO, "facts@it.example");
        message.setSubject(subject);
        message.setText("to be told of");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(user, password);
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
