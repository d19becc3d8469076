package org.mailroom.api;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * One delivery of a received message to one subscription.
 *
 * <p>Valid only inside {@link MailListener#onMail}; afterwards its content can no longer be read. Not safe for use by
 * several threads.
 */
public interface InboundMail {

    /**
     * Identifies the message; the same for every subscription that gets it. It is also the {@code id} of the
     * {@code Received} field (RFC 5321, section 4.4) that Mailroom put before the message.
     *
     * @return 13 characters of Crockford's base 32, in the order of arrival on one node
     */
    String mailId();

    /**
     * Identifies this delivery; the same at each attempt. A bean that writes to something that takes no part in its
     * transaction recognises a repetition by it.
     *
     * @return 13 characters of Crockford's base 32
     */
    String deliveryId();

    /** The durable name of the subscription that this delivery belongs to. */
    String subscription();

    /** Which attempt this is, counted from 1. */
    int attempt();

    /**
     * Sender, the recipients that concern this subscription, and their ESMTP parameters. A message that a user has filed
     * ({@link MailSource#IMAP}) has no recipients.
     */
    Envelope envelope();

    /** How the message came: protocol, peer, TLS, user. */
    TransportFacts transport();

    /**
     * The mailboxes that the message was put into for this subscription's recipients, or because of which the subscription gets it;
     * empty for one that went to beans alone. Its owner may have moved or deleted it since.
     */
    List<MailboxName> mailboxes();

    /** How the message came in; a bean chooses by the activation property {@code sources}. */
    MailSource source();

    /** Octets of {@link #content()}, with the trace fields that Mailroom put before the message. */
    long size();

    /** When the last octet of the message had arrived. */
    Instant receivedAt();

    /**
     * Opens the message: {@code Return-Path} and {@code Received} (RFC 5321, section 4.4) if it came by mail, then the octets as
     * the client sent them. Streams from the store in chunks of at most 256 KiB. Each call begins anew.
     *
     * @throws IOException when the content cannot be read, or this delivery has ended
     */
    InputStream content() throws IOException;

    /**
     * The message parsed by Jakarta Mail on first use, then remembered. Parsing holds the whole message in memory: for
     * large messages prefer {@link #content()}. All messages of a bean have one {@code Session}, without properties.
     *
     * @throws MessagingException when the content cannot be read or parsed
     */
    MimeMessage message() throws MessagingException;
}
