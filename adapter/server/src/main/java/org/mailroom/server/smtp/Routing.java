package org.mailroom.server.smtp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.mailroom.server.smtp.Transaction.AcceptedRecipient;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.NewDelivery;

/** Where a message goes for its recipients: one delivery to each subscription, one copy into each mailbox. */
final class Routing {

    private final Map<Target, List<MailRecipient>> byTarget = new LinkedHashMap<>();
    private final Set<MailboxRef> places = new LinkedHashSet<>();

    Routing(List<AcceptedRecipient> recipients) {
        for (AcceptedRecipient recipient : recipients) {
            var address = new MailRecipient(recipient.mailbox().toString(), recipient.parameters(), recipient.place());
            recipient.targets().forEach(target -> byTarget.computeIfAbsent(target, none -> new ArrayList<>())
                    .add(address));
            if (recipient.place() != null) {
                places.add(recipient.place());
            }
        }
    }

    /** The subscriptions that decide the reply. */
    Set<String> deciders() {
        return byTarget.keySet().stream()
                .filter(Target::beforeReply)
                .map(Target::subscription)
                .collect(Collectors.toSet());
    }

    /** @param nextId gives each its id */
    List<NewDelivery> deliveries(LongSupplier nextId) {
        boolean hold = !deciders().isEmpty();
        List<NewDelivery> deliveries = new ArrayList<>();
        byTarget.forEach((target, recipients) ->
                deliveries.add(new NewDelivery(nextId.getAsLong(), target.subscription(), recipients, hold)));
        return deliveries;
    }

    List<Placement> placements(Instant receivedAt) {
        return places.stream()
                .map(place -> new Placement(place.account(), place.name(), MessageFlags.NONE, receivedAt))
                .toList();
    }
}
