package org.mailroom.it.xabeans;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.mail.MessagingException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;

/** Books each message in a database that takes part in its transaction: exactly once, whatever happens. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "recipients", propertyValue = "books@it.example"),
            @ActivationConfigProperty(propertyName = "subscription", propertyValue = "books"),
            @ActivationConfigProperty(propertyName = "retryDelays", propertyValue = "200ms"),
            @ActivationConfigProperty(propertyName = "maxAttempts", propertyValue = "1000"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "mailroom")
        })
public class BookkeeperBean implements MailListener {

    @Resource(lookup = "jdbc/books")
    private DataSource books;

    @Override
    public void onMail(InboundMail mail) {
        try (Connection connection = books.getConnection();
                var insert = connection.prepareStatement("INSERT INTO booked (token, delivery) VALUES (?, ?)")) {
            insert.setString(1, mail.message().getSubject());
            insert.setString(2, mail.deliveryId());
            insert.executeUpdate();
        } catch (SQLException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
