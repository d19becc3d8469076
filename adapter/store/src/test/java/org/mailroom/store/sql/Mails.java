package org.mailroom.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mailroom.store.MailStore;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;

/** Makes messages for tests. */
final class Mails {

    static final MailEnvelope ENVELOPE = new MailEnvelope(
            "\"strange sender\"@exämple.org",
            Map.of("SIZE", "5", "SMTPUTF8", ""),
            "UTF8SMTPSA",
            "2001:db8::1",
            54321,
            "client.example.org",
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            "alice");

    static final List<MailRecipient> RECIPIENTS = List.of(
            new MailRecipient("bob@example.org", Map.of("NOTIFY", "SUCCESS,DELAY", "ORCPT", "rfc822;bob@a=b")),
            new MailRecipient("\"a b\"@example.org", Map.of()),
            new MailRecipient("eve@example.org", Map.of("ORCPT", "x"), new MailboxRef("eve", "INBOX")),
            new MailRecipient("", Map.of(), new MailboxRef("scanner", "In/Box 2")));

    private Mails() {}

    static ContentWriter body(MailStore store, byte[] octets) {
        ContentWriter writer = store.content().write();
        ByteBuffer rest = ByteBuffer.wrap(octets);
        while (rest.hasRemaining()) {
            writer.append(rest);
            writer.flush();
        }
        return writer;
    }

    static byte[] octets(int size) {
        byte[] octets = new byte[size];
        new Random(size).nextBytes(octets);
        return octets;
    }

    static byte[] read(MailStore store, long contentId) {
        try (InputStream body = store.content().read(contentId)) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NewDelivery delivery(MailStore store, String subscription, boolean awaitsReply) {
        return new NewDelivery(store.queue().nextId(), subscription, RECIPIENTS, awaitsReply);
    }

    static NewMail mail(MailStore store, byte[] octets, NewDelivery... deliveries) {
        return new NewMail(store.queue().nextId(), Instant.now(), ENVELOPE, body(store, octets), List.of(deliveries));
    }

    /** A message of five octets for these subscriptions. */
    static NewMail mail(MailStore store, String... subscriptions) {
        List<NewDelivery> deliveries = new ArrayList<>();
        for (String subscription : subscriptions) {
            deliveries.add(delivery(store, subscription, false));
        }
        return mail(store, "Hello".getBytes(), deliveries.toArray(NewDelivery[]::new));
    }

    /** Accepts one for the subscription and claims it. */
    static Claim claimed(MailStore store, String subscription) {
        store.queue().accept(mail(store, subscription));
        return store.queue().claim(subscription, 1).get(0);
    }
}
