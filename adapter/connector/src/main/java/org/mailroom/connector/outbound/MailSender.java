package org.mailroom.connector.outbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.server.smtp.RecipientDirectory;
import org.mailroom.server.smtp.RecipientDirectory.Verdict;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreException;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;

/** Makes of what an application sends a message for the queue: routed, written, not yet accepted. */
public final class MailSender {

    private static final String PROTOCOL = "LOCAL";

    private final MailStore store;
    private final RecipientDirectory directory;
    private final String hostName;
    private final long maxMessageSize;

    public MailSender(MailStore store, RecipientDirectory directory, String hostName, long maxMessageSize) {
        this.store = store;
        this.directory = directory;
        this.hostName = hostName;
        this.maxMessageSize = maxMessageSize;
    }

    NewMail prepare(String sender, Collection<String> recipients, InputStream content) throws MessagingException {
        if (!sender.isEmpty()) {
            mailbox(sender);
        }
        Map<String, List<MailRecipient>> routes = route(recipients);
        long id = store.queue().nextId();
        List<NewDelivery> deliveries = new ArrayList<>();
        routes.forEach((subscription, addresses) ->
                deliveries.add(new NewDelivery(store.queue().nextId(), subscription, addresses, false)));
        ContentWriter body = store.content().write();
        try {
            write(body, traceFields(id, sender));
            copy(content, body);
        } catch (MessagingException | RuntimeException e) {
            body.close();
            throw e;
        }
        var envelope = new MailEnvelope(sender, Map.of(), PROTOCOL, "", 0, "", null, null, null);
        return new NewMail(id, Instant.now(), envelope, body, deliveries);
    }

    private Map<String, List<MailRecipient>> route(Collection<String> recipients) throws MessagingException {
        Map<String, List<MailRecipient>> routes = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String recipient : recipients) {
            if (directory.lookUp(mailbox(recipient), MailSource.LOCAL) instanceof Verdict.Taken taken) {
                for (Target target : taken.targets()) {
                    routes.computeIfAbsent(target.subscription(), none -> new ArrayList<>())
                            .add(new MailRecipient(recipient, Map.of()));
                }
            } else {
                unknown.add(recipient);
            }
        }
        if (!unknown.isEmpty() || routes.isEmpty()) {
            throw unknown(unknown);
        }
        return routes;
    }

    private static Mailbox mailbox(String address) throws AddressException {
        new InternetAddress(address, true).validate();
        int at = address.lastIndexOf('@');
        return new Mailbox(address.substring(0, at), address.substring(at + 1));
    }

    private static SendFailedException unknown(List<String> recipients) throws AddressException {
        var invalid = new Address[recipients.size()];
        for (int i = 0; i < invalid.length; i++) {
            invalid[i] = new InternetAddress(recipients.get(i), false);
        }
        String text = recipients.isEmpty()
                ? "The message has no recipient"
                : "Nobody here takes mail for " + String.join(", ", recipients);
        return new SendFailedException(text, null, new Address[0], new Address[0], invalid);
    }

    private void copy(InputStream content, ContentWriter body) throws MessagingException {
        byte[] piece = new byte[ContentStore.CHUNK_SIZE / 8];
        long total = 0;
        try {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                total += read;
                if (total > maxMessageSize) {
                    throw new MessagingException(
                            "The message is larger than " + maxMessageSize + " octets (maxMessageSize)");
                }
                write(body, ByteBuffer.wrap(piece, 0, read));
            }
        } catch (IOException e) {
            throw new MessagingException("The message cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(ContentWriter body, ByteBuffer octets) throws MessagingException {
        try {
            while (octets.hasRemaining()) {
                body.append(octets);
                body.flush();
            }
        } catch (StoreException e) {
            throw new MessagingException("The message cannot be stored: " + e.getMessage(), e);
        }
    }

    private ByteBuffer traceFields(long id, String sender) {
        String fields = "Return-Path: <" + sender + ">\r\nReceived: by " + hostName + " (Mailroom) with " + PROTOCOL
                + " id " + MailId.format(id) + ";\r\n\t"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\r\n";
        return ByteBuffer.wrap(fields.getBytes(StandardCharsets.UTF_8));
    }
}
