package org.mailroom.connector.outbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mailroom.api.MailConnection;

/** What an application holds: usable until it is closed, whichever pooled connection is behind it. */
final class MailConnectionHandle implements MailConnection {

    private MailManagedConnection connection;

    MailConnectionHandle(MailManagedConnection connection) {
        this.connection = connection;
    }

    @Override
    public String send(MimeMessage message) throws MessagingException {
        return open().send(senderOf(message), recipientsOf(message), contentOf(message));
    }

    @Override
    public String send(String sender, Collection<String> recipients, InputStream content) throws MessagingException {
        return open().send(sender, recipients, content);
    }

    private MailManagedConnection open() throws MessagingException {
        if (connection == null) {
            throw new MessagingException("the connection is closed");
        }
        return connection;
    }

    private static String senderOf(MimeMessage message) throws MessagingException {
        Address sender = message.getSender();
        if (sender == null && message.getFrom() != null && message.getFrom().length > 0) {
            sender = message.getFrom()[0];
        }
        return sender instanceof InternetAddress address ? address.getAddress() : "";
    }

    private static List<String> recipientsOf(MimeMessage message) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        if (message.getAllRecipients() != null) {
            for (Address recipient : message.getAllRecipients()) {
                recipients.add(
                        recipient instanceof InternetAddress address ? address.getAddress() : recipient.toString());
            }
        }
        return recipients;
    }

    private static InputStream contentOf(MimeMessage message) throws MessagingException {
        if (message.getHeader("Message-ID") == null) {
            message.saveChanges();
        }
        var content = new ByteArrayOutputStream();
        try {
            message.writeTo(content, new String[] {"Bcc"});
        } catch (IOException e) {
            throw new MessagingException("The message cannot be written: " + e.getMessage(), e);
        }
        return new ByteArrayInputStream(content.toByteArray());
    }

    void moveTo(MailManagedConnection other) {
        if (connection != null) {
            connection.dissociate(this);
        }
        connection = other;
    }

    void invalidate() {
        connection = null;
    }

    @Override
    public void close() {
        if (connection != null) {
            MailManagedConnection closing = connection;
            connection = null;
            closing.close(this);
        }
    }
}
