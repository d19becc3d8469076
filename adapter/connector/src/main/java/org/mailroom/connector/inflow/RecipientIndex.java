package org.mailroom.connector.inflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.queue.Subscription;

/** Who takes mail for whom, at one moment: immutable, rebuilt when a subscription changes, read without a lock. */
final class RecipientIndex {

    private final Map<RecipientPattern, List<Target>> exact = new HashMap<>();
    private final Map<RecipientPattern, List<Target>> patterns = new LinkedHashMap<>();

    private RecipientIndex() {}

    static RecipientIndex of(Iterable<Subscription> subscriptions) {
        var index = new RecipientIndex();
        for (Subscription subscription : subscriptions) {
            var target = new Target(subscription.name(), subscription.beforeReply());
            for (String recipient : subscription.recipients()) {
                RecipientPattern pattern = RecipientPattern.parse(recipient);
                Map<RecipientPattern, List<Target>> kind = pattern.isExact() ? index.exact : index.patterns;
                kind.computeIfAbsent(pattern, none -> new ArrayList<>()).add(target);
            }
        }
        return index;
    }

    /** The subscriptions that take mail for the address, each once; empty when none does. */
    List<Target> find(String localPart, String domain) {
        String local = localPart.toLowerCase(Locale.ROOT);
        String host = domain.toLowerCase(Locale.ROOT);
        List<Target> found = new ArrayList<>();
        if (host.isEmpty()) {
            exact.forEach((pattern, targets) -> addIfMatching(found, pattern, targets, local, host));
        } else {
            addAll(found, exact.getOrDefault(new RecipientPattern(local, host), List.of()));
        }
        patterns.forEach((pattern, targets) -> addIfMatching(found, pattern, targets, local, host));
        return found;
    }

    private static void addIfMatching(
            List<Target> found, RecipientPattern pattern, List<Target> targets, String localPart, String domain) {
        if (pattern.matches(localPart, domain)) {
            addAll(found, targets);
        }
    }

    private static void addAll(List<Target> found, List<Target> targets) {
        for (Target target : targets) {
            if (!found.contains(target)) {
                found.add(target);
            }
        }
    }
}
