package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.OpenMailbox;

/** The views of this node: those that somebody holds open, and for a while those that nobody does any more. */
final class MailboxViews {

    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    private static final class Held {
        private final MailboxView view;
        private int holders;

        Held(MailboxView view) {
            this.view = view;
        }
    }

    private final Database database;
    private final CommitWriter writer;
    private final MailboxReader reader;
    private final AgingCache<Long, MailboxView> idle;
    private final Map<Long, Held> held = new HashMap<>();

    /** Views that a commit has found behind, until they are not any more. */
    private final Map<MailboxView, Boolean> behind = new ConcurrentHashMap<>();

    /** @param idle views that nobody holds, each as heavy as it has messages, and a little */
    MailboxViews(Database database, CommitWriter writer, AgingCache<Long, MailboxView> idle) {
        this.database = database;
        this.writer = writer;
        this.reader = new MailboxReader(database);
        this.idle = idle;
    }

    /** Throws NOT_FOUND. */
    OpenMailbox open(Mailbox mailbox, MailboxListener listener) {
        MailboxView view = hold(mailbox.id());
        try {
            // Nobody follows what other nodes do to an idle one
            if (database.isPooled()) {
                view.miss();
            }
            view.catchUp();
            view.add(listener);
            if (view.isDeleted()) { // before the listener was there to be told
                throw new StoreException(Kind.NOT_FOUND, mailbox.name() + " was deleted just now");
            }
            return new HeldMailbox(this, mailbox, view, listener);
        } catch (RuntimeException e) {
            view.remove(listener);
            release(view);
            throw e;
        }
    }

    /** Lets go of a view. */
    void release(MailboxView view) {
        writeRecent(view);
        synchronized (this) {
            Held entry = held.get(view.mailboxId());
            if (entry == null || entry.view != view || --entry.holders > 0) {
                return;
            }
            held.remove(view.mailboxId());
            if (view.snapshot() != null) {
                idle.put(view.mailboxId(), view, 100L + view.snapshot().exists());
            }
        }
    }

    /** The first recent UID as this node knows it; 0 when it has no view. */
    synchronized long firstRecent(long mailboxId) {
        return view(mailboxId).map(MailboxView::firstRecent).orElse(0L);
    }

    /** Applies commits, in their order, and tells who has the mailboxes open. On the writer's thread. */
    void committed(List<Effects> effects) {
        Set<MailboxView> changed = new LinkedHashSet<>();
        for (Effects each : effects) {
            for (MailboxEdit edit : each.mailboxes()) {
                apply(edit, changed);
            }
            each.deletedMailboxes().forEach(this::delete);
        }
        changed.forEach(MailboxView::tellChanged);
    }

    /** Brings views up to date that a commit found behind; on the thread of somebody who may block. */
    void catchUp() {
        behind.keySet().forEach(this::catchUp);
    }

    /** Asks what other nodes have done to the open mailboxes. */
    void follow() {
        List<MailboxView> views = heldViews();
        Map<Long, Long> newest = new HashMap<>();
        List<Long> ids = views.stream().map(MailboxView::mailboxId).toList();
        if (ids.isEmpty()) {
            return;
        }
        database.read(session -> session.queryByIds(
                "SELECT id, highest_modseq FROM mailbox WHERE id IN (:ids) AND name IS NOT NULL",
                ids,
                row -> newest.put(row.getLong(1), row.getLong(2))));
        for (MailboxView view : views) {
            Long modSeq = newest.get(view.mailboxId());
            boolean isLoaded = view.snapshot() != null;
            if (isLoaded && (modSeq == null || modSeq > view.snapshot().highestModSeq())) {
                view.miss();
                catchUp(view);
            }
        }
    }

    /** Keeps what is \Recent no more; a crash before that does no harm. */
    void writeRecent() {
        heldViews().forEach(this::writeRecent);
    }

    private void writeRecent(MailboxView view) {
        if (view.mustWriteRecent()) {
            writer.writeLater(
                    "noting what is \\Recent no more",
                    tx -> tx.update(
                            "UPDATE mailbox SET recent_uid = ? WHERE id = ? AND recent_uid < ?",
                            view.firstRecent(),
                            view.mailboxId(),
                            view.firstRecent()));
        }
    }

    private synchronized MailboxView hold(long mailboxId) {
        Held entry = held.get(mailboxId);
        if (entry == null) {
            Optional<MailboxView> cached = idle.get(mailboxId);
            idle.remove(mailboxId);
            entry = new Held(cached.orElseGet(() -> new MailboxView(mailboxId, reader)));
            held.put(mailboxId, entry);
        }
        entry.holders++;
        return entry.view;
    }

    private synchronized Optional<MailboxView> view(long mailboxId) {
        Held entry = held.get(mailboxId);
        return entry != null ? Optional.of(entry.view) : idle.peek(mailboxId);
    }

    private synchronized List<MailboxView> heldViews() {
        List<MailboxView> views = new ArrayList<>();
        held.values().forEach(entry -> views.add(entry.view));
        return views;
    }

    private void apply(MailboxEdit edit, Set<MailboxView> changed) {
        view(edit.mailboxId()).ifPresent(view -> {
            try {
                if (view.apply(edit)) {
                    changed.add(view);
                }
            } catch (RuntimeException e) {
                // It is committed; the others of the commit must hear of theirs, and the database knows what this one
                // is
                LOG.log(System.Logger.Level.ERROR, "a change cannot be applied to a view, which is read again", e);
                view.miss();
            }
            noteWhetherBehind(view);
        });
    }

    private void delete(long mailboxId) {
        Optional<MailboxView> view = view(mailboxId);
        forget(mailboxId);
        view.ifPresent(MailboxView::delete);
    }

    private void catchUp(MailboxView view) {
        try {
            if (isHeld(view)) {
                view.catchUp();
            }
        } catch (StoreException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                forget(view.mailboxId());
            } else {
                LOG.log(System.Logger.Level.WARNING, "a mailbox will be read again, it failed: {0}", e.getMessage());
            }
        }
        noteWhetherBehind(view);
    }

    /** In one step, so that whoever waits for what was missed finds it noted until it has been read. */
    private void noteWhetherBehind(MailboxView view) {
        behind.compute(view, (key, noted) -> isHeld(key) && key.isBehind() ? Boolean.TRUE : null);
    }

    private synchronized boolean isHeld(MailboxView view) {
        Held entry = held.get(view.mailboxId());
        return entry != null && entry.view == view;
    }

    private synchronized void forget(long mailboxId) {
        held.remove(mailboxId);
        idle.remove(mailboxId);
    }
}
