package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a piece of work changes outside the database, once it is committed. */
final class Effects {

    private final Set<String> ready = new LinkedHashSet<>();
    private final List<Runnable> afterCommit = new ArrayList<>(1);
    private long messages;
    private long bytes;

    /** A message came (1) or went (-1), with its octets. */
    void count(int message, long size) {
        messages += message;
        bytes += message * size;
    }

    /** A subscription has deliveries that may be due. */
    void ready(String subscription) {
        ready.add(subscription);
    }

    /** Runs on the writer's thread before any caller hears of the commit. */
    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    Set<String> ready() {
        return ready;
    }

    void runAfterCommit() {
        afterCommit.forEach(Runnable::run);
    }
}
