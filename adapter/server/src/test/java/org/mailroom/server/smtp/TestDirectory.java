package org.mailroom.server.smtp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailSource;

/** Subscriptions, which are known at once, and mailboxes, which have to be looked up. */
final class TestDirectory implements RecipientDirectory {

    final Map<String, MailboxRef> mailboxes = new ConcurrentHashMap<>();
    final Map<MailSource, Boolean> seen = new ConcurrentHashMap<>();
    private final Map<String, List<Target>> subscriptions;
    volatile RuntimeException failure;

    TestDirectory(Map<String, List<Target>> subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Optional<Verdict> known(Mailbox recipient, MailSource source) {
        seen.put(source, true);
        String address = recipient.toString();
        if (address.equals("later@example.com")) {
            return Optional.of(new Verdict.NotYet("Not yet"));
        }
        return mailboxes.containsKey(address) || !subscriptions.containsKey(address)
                ? Optional.empty()
                : Optional.of(lookUp(recipient, source));
    }

    @Override
    public Verdict lookUp(Mailbox recipient, MailSource source) {
        if (failure != null) {
            throw failure;
        }
        String address = recipient.toString();
        if (address.startsWith("disabled@")) {
            return new Verdict.Disabled();
        }
        List<Target> targets = subscriptions.getOrDefault(address, List.of());
        MailboxRef mailbox = mailboxes.get(address);
        return targets.isEmpty() && mailbox == null ? new Verdict.Unknown() : new Verdict.Taken(targets, mailbox);
    }
}
