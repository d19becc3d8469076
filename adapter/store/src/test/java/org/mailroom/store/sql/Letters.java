package org.mailroom.store.sql;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.mailroom.store.MailStore;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.MimeLimits;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;

/** Messages for mailboxes. */
final class Letters {

    static final Instant LONG_AGO = Instant.parse("2020-02-29T12:00:00.123Z");
    static final MessageFlags SEEN = new MessageFlags(MessageFlags.SEEN, List.of());
    static final MessageFlags DELETED = new MessageFlags(MessageFlags.DELETED, List.of());

    /** For those who look for themselves. */
    static final MailboxListener NOBODY = new MailboxListener() {
        @Override
        public void changed() {}

        @Override
        public void deleted() {}
    };

    private Letters() {}

    static byte[] text(String subject) {
        return ("From: a@example.org\r\nSubject: " + subject + "\r\n\r\nHello " + subject + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Placement into(String account, String mailbox, MessageFlags flags) {
        return new Placement(account, mailbox, flags, LONG_AGO);
    }

    static NewMail mail(MailStore store, byte[] octets, List<NewDelivery> deliveries, Placement... placements) {
        return new NewMail(
                store.queue().nextId(),
                Instant.now(),
                Mails.ENVELOPE,
                Mails.body(store, octets),
                deliveries,
                List.of(placements),
                description(octets));
    }

    static MessageDescription description(byte[] octets) {
        try {
            return MessageDescriber.describe(new ByteArrayInputStream(octets), MimeLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NewMail mail(MailStore store, String subject, Placement... placements) {
        return mail(store, text(subject), List.of(), placements);
    }

    static PlacedMessage append(MailStore store, String account, String mailbox, MessageFlags flags, String subject) {
        return store.mailboxes()
                .append(List.of(mail(store, subject, into(account, mailbox, flags))))
                .get(0)
                .get(0);
    }

    /** So many messages with these flags, in one commit. */
    static void append(MailStore store, String account, String mailbox, MessageFlags flags, int count) {
        List<NewMail> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mails.add(mail(store, "message " + i, into(account, mailbox, flags)));
        }
        store.mailboxes().append(mails);
    }

    static OpenMailbox open(MailStore store, String account, String name) {
        return store.mailboxes().open(account, name, NOBODY);
    }

    static Mailbox mailbox(MailStore store, String account, String name) {
        return store.mailboxes().tree(account).mailboxes().get(name);
    }

    static List<MessageRow> rows(MailboxSnapshot snapshot) {
        List<MessageRow> rows = new ArrayList<>();
        for (int i = 0; i < snapshot.exists(); i++) {
            rows.add(snapshot.get(i));
        }
        return rows;
    }

    static List<Long> uids(MailboxSnapshot snapshot) {
        return rows(snapshot).stream().map(MessageRow::uid).toList();
    }

    static long[] to(long last) {
        return LongStream.rangeClosed(1, last).toArray();
    }
}
