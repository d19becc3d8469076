package org.mailroom.api;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.util.Collection;

/**
 * Sends mail into Mailroom's own queue, to whoever consumes the mail of its recipients; nothing leaves for other hosts.
 *
 * <p>In a transaction the mail is sent when that commits, and only then; without one it is on disk when {@code send}
 * returns. Not safe for use by several threads.
 */
public interface MailConnection extends AutoCloseable {

    /**
     * Sends a message to all recipients that it names, from its {@code Sender} or first {@code From}. Fields {@code Bcc} are
     * not sent along.
     *
     * @return its {@link InboundMail#mailId()}
     * @throws jakarta.mail.SendFailedException when nobody consumes the mail of a recipient; nothing is sent to the others
     * @throws MessagingException when it cannot be written, is too large, or the queue is full
     */
    String send(MimeMessage message) throws MessagingException;

    /**
     * Sends a message as it is, in a stream that is read to its end and not closed.
     *
     * @param sender the reverse-path; empty for none
     * @param recipients at least one
     * @param content a message after RFC 5322, its lines ending with CRLF
     * @return its {@link InboundMail#mailId()}
     * @throws jakarta.mail.SendFailedException when nobody consumes the mail of a recipient; nothing is sent to the others
     * @throws MessagingException when it cannot be read, is too large, or the queue is full
     */
    String send(String sender, Collection<String> recipients, InputStream content) throws MessagingException;

    /** Gives the connection back to its pool; what was sent in a transaction stays with that transaction. */
    @Override
    void close();
}
