package org.mailroom.store.queue;

/** Hears, after the commit, that a subscription has deliveries that may be due. Called on a thread of the store. */
@FunctionalInterface
public interface ReadyListener {

    /**
     * Must return at once, must not throw and must not call the store, whose writer is waiting; several commits may be told
     * as one.
     */
    void onReady(String subscription);
}
