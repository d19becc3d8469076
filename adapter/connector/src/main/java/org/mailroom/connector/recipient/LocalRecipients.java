package org.mailroom.connector.recipient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.connector.inflow.SubscriptionRegistry;
import org.mailroom.connector.recipient.AccountAddresses.Owner;
import org.mailroom.server.smtp.RecipientDirectory;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailSource;

/** Accounts get mail into their INBOX, beans what their subscriptions say; an address may belong to both. */
public final class LocalRecipients implements RecipientDirectory {

    private final SubscriptionRegistry subscriptions;
    private final AccountAddresses accounts;

    public LocalRecipients(SubscriptionRegistry subscriptions, AccountAddresses accounts) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
    }

    @Override
    public Optional<Verdict> known(Mailbox recipient, MailSource source) {
        return accounts.remembered(recipient).map(owner -> verdict(recipient, source, owner));
    }

    @Override
    public Verdict lookUp(Mailbox recipient, MailSource source) {
        return verdict(recipient, source, accounts.find(recipient));
    }

    private Verdict verdict(Mailbox recipient, MailSource source, Owner owner) {
        return switch (owner.standing()) {
            case ENABLED ->
                delivered(recipient, source, new MailboxRef(owner.account(), org.mailroom.store.mailbox.Mailbox.INBOX));
            case DISABLED -> {
                List<Target> targets = subscriptions.takers(recipient, source);
                yield targets.isEmpty() ? new Verdict.Disabled() : new Verdict.Taken(targets, null);
            }
            case NOBODY -> withoutAccount(recipient, source);
        };
    }

    private Verdict delivered(Mailbox recipient, MailSource source, MailboxRef inbox) {
        List<Target> targets = new ArrayList<>(subscriptions.takers(recipient, source));
        for (Target listener : subscriptions.listeners(inbox, source)) {
            if (!targets.contains(listener)) {
                targets.add(listener);
            }
        }
        return new Verdict.Taken(targets, inbox);
    }

    /** In the domains of the accounts it is certain who is there; elsewhere a bean may be about to come. */
    private Verdict withoutAccount(Mailbox recipient, MailSource source) {
        Verdict verdict = subscriptions.lookUp(recipient, source);
        return verdict instanceof Verdict.NotYet && accounts.isOwnDomain(recipient.domain())
                ? new Verdict.Unknown()
                : verdict;
    }
}
