package org.mailroom.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.mailroom.api.Envelope;
import org.mailroom.api.EnvelopeRecipient;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailSource;
import org.mailroom.api.MailboxName;
import org.mailroom.api.TransportFacts;

/** A delivery made of a message's text. */
record MailForTest(String text, int attempt) implements InboundMail {

    @Override
    public String mailId() {
        return "0000000000001";
    }

    @Override
    public String deliveryId() {
        return "0000000000002";
    }

    @Override
    public String subscription() {
        return "test";
    }

    @Override
    public Envelope envelope() {
        return new Envelope("bob@example.net", List.of(new EnvelopeRecipient("help@example.com", Map.of())), Map.of());
    }

    @Override
    public TransportFacts transport() {
        return new TransportFacts("ESMTP", "127.0.0.1", 40000, "localhost", Optional.empty(), Optional.empty());
    }

    @Override
    public List<MailboxName> mailboxes() {
        return List.of();
    }

    @Override
    public MailSource source() {
        return MailSource.SMTP;
    }

    @Override
    public long size() {
        return text.length();
    }

    @Override
    public Instant receivedAt() {
        return Instant.EPOCH;
    }

    @Override
    public InputStream content() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public MimeMessage message() throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), content());
    }
}
