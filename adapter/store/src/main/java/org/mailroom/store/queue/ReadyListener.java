package org.mailroom.store.queue;

/** Hears, after the commit, that a subscription has deliveries that may be due. Called on a thread of the store. */
@FunctionalInterface
public interface ReadyListener {

    /** Must return at once and must not throw; several commits may be told as one. */
    void onReady(String subscription);
}
