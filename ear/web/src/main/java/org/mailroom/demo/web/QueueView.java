package org.mailroom.demo.web;

import java.util.List;
import org.mailroom.api.management.QueueMXBean;

/** The figures of one adapter's queue at one moment. */
record QueueView(
        String instance,
        boolean accepting,
        long messages,
        long maxMessages,
        long bytes,
        long maxBytes,
        long freeDisk,
        List<SubscriptionView> subscriptions) {

    /** The queues of all adapters in this server. */
    static List<QueueView> readAll() {
        // A constant of the compiler's: the class itself need not be there when no adapter is.
        return OpenBean.find(QueueMXBean.OBJECT_NAME_PREFIX + "*").stream()
                .map(QueueView::read)
                .toList();
    }

    private static QueueView read(OpenBean queue) {
        return new QueueView(
                queue.name().getKeyProperty("instance"),
                queue.read("Accepting", Boolean.class),
                queue.read("Messages", Long.class),
                queue.read("MaxMessages", Long.class),
                queue.read("Bytes", Long.class),
                queue.read("MaxBytes", Long.class),
                queue.read("FreeDisk", Long.class),
                queue.list("Subscriptions").map(SubscriptionView::of).toList());
    }
}
