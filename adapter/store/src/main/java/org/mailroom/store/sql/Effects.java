package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a piece of work changes outside the database, once it is committed. */
final class Effects {

    private final Set<String> ready = new LinkedHashSet<>();
    private final Map<Long, MailboxEdit> mailboxes = new LinkedHashMap<>(2);
    private final Set<Long> deletedMailboxes = new LinkedHashSet<>(1);
    private final Set<String> trees = new LinkedHashSet<>(1);
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

    /** Names or subscriptions of an account are others. */
    void treeChanged(String account) {
        trees.add(account);
    }

    /** What the work does to a mailbox, begun when it is first asked for. */
    MailboxEdit edit(Transaction tx, MailboxState mailbox) {
        return mailboxes.computeIfAbsent(mailbox.id(), unused -> new MailboxEdit(tx, mailbox));
    }

    void mailboxDeleted(long id) {
        deletedMailboxes.add(id);
    }

    Set<String> trees() {
        return trees;
    }

    Collection<MailboxEdit> mailboxes() {
        return mailboxes.values();
    }

    Set<Long> deletedMailboxes() {
        return deletedMailboxes;
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
