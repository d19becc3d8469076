package org.mailroom.store.sql;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.mailroom.store.CacheFigures;
import org.mailroom.store.mime.MessageDescription;

/** What is kept in memory of mailboxes; the store is right without it. */
final class MailboxCaches {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MAX_NAMES = 200_000;

    /** A message in an idle view takes so many octets, about. */
    private static final int MESSAGE_OCTETS = 100;

    /** Of the heap: the idle views may take this part, and the descriptions as much. */
    private static final int HEAP_PART = 16;

    private final Database database;
    private final AgingCache<Long, MailboxView> idleViews;
    private final AgingCache<String, MailboxTrees.Cached> cachedTrees;
    private final AgingCache<Long, MessageDescription> cachedDescriptions;
    private final MailboxReader reader;
    private final MailboxViews views;
    private final MailboxTrees trees;
    private final Descriptions descriptions;

    /** @param nanoTime as {@link System#nanoTime()} */
    MailboxCaches(Database database, CommitWriter writer, SqlContentStore contents, LongSupplier nanoTime) {
        this.database = database;
        long part = Runtime.getRuntime().maxMemory() / HEAP_PART;
        idleViews = new AgingCache<>("mailbox views", part / MESSAGE_OCTETS, LIFETIME, nanoTime);
        cachedTrees = new AgingCache<>("mailbox trees", MAX_NAMES, LIFETIME, nanoTime);
        cachedDescriptions = new AgingCache<>("message descriptions", part, LIFETIME, nanoTime);
        reader = new MailboxReader(database);
        views = new MailboxViews(database, writer, idleViews);
        trees = new MailboxTrees(database, cachedTrees);
        descriptions = new Descriptions(database, writer, contents, cachedDescriptions);
    }

    MailboxReader reader() {
        return reader;
    }

    MailboxViews views() {
        return views;
    }

    MailboxTrees trees() {
        return trees;
    }

    Descriptions descriptions() {
        return descriptions;
    }

    /** On the writer's thread, before any caller hears of the commit. */
    void committed(List<Effects> effects) {
        effects.forEach(each -> trees.forget(each.trees()));
        views.committed(effects);
    }

    /** Sees what other nodes have changed, and lets them see what is kept in memory alone. */
    void follow() {
        views.writeRecent();
        views.catchUp();
        if (database.isPooled()) {
            views.follow();
        }
    }

    /** Frees what has expired. */
    void sweep() {
        idleViews.sweep();
        cachedTrees.sweep();
        cachedDescriptions.sweep();
    }

    /** Frees everything that nobody holds. */
    void purge() {
        idleViews.purge();
        cachedTrees.purge();
        cachedDescriptions.purge();
    }

    List<CacheFigures> figures() {
        return List.of(idleViews.figures(), cachedTrees.figures(), cachedDescriptions.figures());
    }
}
