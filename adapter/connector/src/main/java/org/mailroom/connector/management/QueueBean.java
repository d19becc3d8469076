package org.mailroom.connector.management;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailroom.api.management.BranchInDoubt;
import org.mailroom.api.management.DeadLetter;
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.SubscriptionFigures;
import org.mailroom.connector.inflow.Inflow;
import org.mailroom.connector.inflow.SubscriptionRegistry;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.QueueAdmin;
import org.mailroom.store.queue.Subscription;

/** The queue for JMX clients: ids as text, times as text, failures as exceptions of the JDK. */
public final class QueueBean implements QueueMXBean {

    private static final int LONGEST_LIST = 1000;

    private final QueueAdmin admin;
    private final Inflow inflow;
    private final SubscriptionRegistry registry;

    public QueueBean(QueueAdmin admin, Inflow inflow) {
        this.admin = admin;
        this.inflow = inflow;
        this.registry = inflow.registry();
    }

    @Override
    public long getMessages() {
        return admin.figures().messages();
    }

    @Override
    public long getBytes() {
        return admin.figures().bytes();
    }

    @Override
    public long getMaxMessages() {
        return admin.figures().maxMessages();
    }

    @Override
    public long getMaxBytes() {
        return admin.figures().maxBytes();
    }

    @Override
    public long getFreeDisk() {
        return admin.figures().freeDisk();
    }

    @Override
    public boolean isAccepting() {
        return admin.figures().full().isEmpty();
    }

    @Override
    public List<SubscriptionFigures> getSubscriptions() {
        Map<String, QueueAdmin.SubscriptionFigures> figures = admin.subscriptions().stream()
                .collect(Collectors.toMap(QueueAdmin.SubscriptionFigures::name, Function.identity()));
        Map<String, Subscription> subscriptions =
                registry.all().stream().collect(Collectors.toMap(Subscription::name, Function.identity()));
        // Dead letters may have been handed to a subscription that nobody has made yet
        figures.keySet()
                .forEach(name -> subscriptions.computeIfAbsent(name, none -> new Subscription(none, List.of(), false)));
        return new TreeMap<>(subscriptions)
                .values().stream()
                        .map(subscription -> figures(subscription, figures.get(subscription.name())))
                        .toList();
    }

    private SubscriptionFigures figures(Subscription subscription, QueueAdmin.SubscriptionFigures figures) {
        return new FiguresRow(
                subscription.name(),
                subscription.recipients(),
                subscription.beforeReply() ? "BEFORE_REPLY" : "QUEUED",
                registry.holder(subscription.name()).isPresent(),
                registry.isPaused(subscription.name()),
                figures == null ? 0 : figures.waiting(),
                figures == null ? 0 : figures.inDelivery(),
                figures == null ? 0 : figures.deadLetters());
    }

    @Override
    public int removeSubscription(String subscription) {
        try {
            return registry.remove(subscription);
        } catch (StoreException e) {
            throw unchecked(e);
        }
    }

    @Override
    public void pauseSubscription(String subscription) {
        named(() -> inflow.pause(subscription));
    }

    @Override
    public void resumeSubscription(String subscription) {
        named(() -> inflow.resume(subscription));
    }

    @Override
    public List<DeadLetter> listDeadLetters(String subscription, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LONGEST_LIST) {
            throw new IllegalArgumentException("offset is 0 or more, limit is 1 to " + LONGEST_LIST);
        }
        return admin.deadLetters(subscription, offset, limit).stream()
                .<DeadLetter>map(QueueBean::row)
                .toList();
    }

    private static DeadLetterRow row(QueueAdmin.DeadLetter letter) {
        return new DeadLetterRow(
                MailId.format(letter.deliveryId()),
                MailId.format(letter.mail().id()),
                letter.subscription(),
                letter.mail().envelope().sender(),
                letter.recipients().stream().map(MailRecipient::address).collect(Collectors.joining(", ")),
                letter.mail().size(),
                letter.mail().receivedAt().toString(),
                letter.attempts(),
                letter.reason());
    }

    @Override
    public void retryDeadLetter(String deliveryId) {
        named(() -> admin.retry(MailId.parse(deliveryId)));
    }

    @Override
    public void deleteDeadLetter(String deliveryId) {
        named(() -> admin.delete(MailId.parse(deliveryId)));
    }

    @Override
    public List<BranchInDoubt> listBranchesInDoubt() {
        return admin.inDoubt().stream().<BranchInDoubt>map(QueueBean::row).toList();
    }

    private static BranchRow row(QueueAdmin.InDoubt branch) {
        return new BranchRow(
                branch.branch().id(),
                branch.preparedAt().toString(),
                branch.deliveries().stream().map(MailId::format).toList());
    }

    @Override
    public void resolveBranch(String branch, boolean commit) {
        named(() -> admin.resolve(new Branch(branch), commit));
    }

    private static void named(Runnable operation) {
        try {
            operation.run();
        } catch (StoreException e) {
            throw unchecked(e);
        }
    }

    /** An exception that a JMX client can read without our classes. */
    private static RuntimeException unchecked(StoreException e) {
        return e.kind() == StoreException.Kind.NOT_FOUND
                ? new IllegalArgumentException(e.getMessage())
                : new IllegalStateException(e.getMessage());
    }

    private record FiguresRow(
            String getName,
            List<String> getRecipients,
            String getAcknowledge,
            boolean isActive,
            boolean isPaused,
            long getWaiting,
            long getInDelivery,
            long getDeadLetters)
            implements SubscriptionFigures {}

    private record DeadLetterRow(
            String getDeliveryId,
            String getMailId,
            String getSubscription,
            String getSender,
            String getRecipients,
            long getSize,
            String getReceivedAt,
            int getAttempts,
            String getReason)
            implements DeadLetter {}

    private record BranchRow(String getId, String getPreparedAt, List<String> getDeliveries) implements BranchInDoubt {}
}
