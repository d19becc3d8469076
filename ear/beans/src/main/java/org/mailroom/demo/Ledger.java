package org.mailroom.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A bounded list of the last calls; safe for use by several threads. */
final class Ledger implements RecentMailMXBean {

    private final int capacity;
    private final Deque<HandledMailFigures> newestFirst = new ArrayDeque<>();
    private long handled;

    Ledger(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(HandledMailFigures entry) {
        handled++;
        newestFirst.addFirst(entry);
        if (newestFirst.size() > capacity) {
            newestFirst.removeLast();
        }
    }

    @Override
    public synchronized long getHandled() {
        return handled;
    }

    @Override
    public synchronized List<HandledMailFigures> getMessages() {
        return List.copyOf(newestFirst);
    }
}
