package org.mailroom.store.sql;

import java.util.List;
import java.util.function.Consumer;
import org.mailroom.store.queue.ReadyListener;

/** Keeps the counters and views right, and tells who waits for mail. */
record AfterCommit(QueueLimits limits, ReadyListener listener, Consumer<List<Effects>> mailboxes)
        implements CommitWriter.Listener {

    @Override
    public void committed(List<Effects> effects) {
        effects.forEach(limits::committed);
        mailboxes.accept(effects);
    }

    @Override
    public void ready(Iterable<String> subscriptions) {
        for (String subscription : subscriptions) {
            try {
                listener.onReady(subscription);
            } catch (RuntimeException e) {
                System.getLogger("org.mailroom.store")
                        .log(System.Logger.Level.ERROR, "the listener failed for " + subscription, e);
            }
        }
    }
}
