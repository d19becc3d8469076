package org.mailroom.connector.inflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.Subscription;

/** Who takes which mail, at one moment: immutable, rebuilt when a subscription changes, read without a lock. */
final class RecipientIndex {

    private final Map<RecipientPattern, List<Taker>> exact = new HashMap<>();
    private final Map<RecipientPattern, List<Taker>> patterns = new LinkedHashMap<>();
    private final Map<MailboxPattern, List<Taker>> mailboxes = new LinkedHashMap<>();

    private record Taker(Target target, Interest interest) {}

    private RecipientIndex() {}

    static RecipientIndex of(Iterable<Subscription> subscriptions) {
        var index = new RecipientIndex();
        for (Subscription subscription : subscriptions) {
            var taker = new Taker(
                    new Target(subscription.name(), subscription.beforeReply()),
                    Interest.parse(subscription.recipients()));
            for (RecipientPattern pattern : taker.interest().recipients()) {
                Map<RecipientPattern, List<Taker>> kind = pattern.isExact() ? index.exact : index.patterns;
                kind.computeIfAbsent(pattern, none -> new ArrayList<>()).add(taker);
            }
            for (MailboxPattern pattern : taker.interest().mailboxes()) {
                index.mailboxes
                        .computeIfAbsent(pattern, none -> new ArrayList<>())
                        .add(taker);
            }
        }
        return index;
    }

    /** The subscriptions that take mail for the address, each once; empty when none does. */
    List<Target> find(String localPart, String domain, MailSource source) {
        String local = localPart.toLowerCase(Locale.ROOT);
        String host = domain.toLowerCase(Locale.ROOT);
        List<Target> found = new ArrayList<>();
        if (host.isEmpty()) {
            exact.forEach((pattern, takers) -> addIf(pattern.matches(local, host), found, takers, source));
        } else {
            addIf(true, found, exact.getOrDefault(new RecipientPattern(local, host), List.of()), source);
        }
        patterns.forEach((pattern, takers) -> addIf(pattern.matches(local, host), found, takers, source));
        return found;
    }

    /** The subscriptions that listen to the mailbox, each once. */
    List<Target> find(MailboxRef place, MailSource source) {
        List<Target> found = new ArrayList<>();
        mailboxes.forEach((pattern, takers) -> addIf(pattern.matches(place), found, takers, source));
        return found;
    }

    private static void addIf(boolean matches, List<Target> found, List<Taker> takers, MailSource source) {
        if (!matches) {
            return;
        }
        for (Taker taker : takers) {
            if (taker.interest().includes(source) && !found.contains(taker.target())) {
                found.add(taker.target());
            }
        }
    }
}
