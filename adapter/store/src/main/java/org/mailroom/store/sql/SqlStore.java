package org.mailroom.store.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.mailroom.store.CacheFigures;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.account.AccountStore;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.mailbox.MailboxStore;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.QueueAdmin;
import org.mailroom.store.queue.ReadyListener;
import org.mailroom.store.queue.SubscriptionStore;

/** The store on SQL, embedded or shared. */
public final class SqlStore implements MailStore {

    private static final int HEARTBEAT_SECONDS = 10;
    private static final int RELOAD_SECONDS = 5;
    private static final int SWEEP_SECONDS = 10;
    private static final int CLEAN_SECONDS = 5;
    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    private final Database database;
    private final CommitWriter writer;
    private final Node node;
    private final MailIds ids = new MailIds(this::reserveIds);
    private final QueueLimits limits;
    private final SqlContentStore contents;
    private final SqlMailQueue queue;
    private final SqlSubscriptionStore subscriptions;
    private final SqlAccountStore accounts;
    private final SqlQueueAdmin admin;
    private final MailboxCaches caches;
    private final SqlMailboxStore mailboxes;
    private Housekeeping housekeeping;

    private SqlStore(Database database, StoreSettings settings, ReadyListener listener, LongSupplier nanoTime) {
        this.database = database;
        limits = new QueueLimits(settings, database::freeDisk);
        writer = new CommitWriter(database, new AfterCommit(limits, listener, this::committed));
        node = new Node(database.dialect(), database.isPooled(), ids);
        contents = new SqlContentStore(database, writer, node, ids, limits);
        caches = new MailboxCaches(database, writer, contents, nanoTime);
        queue = new SqlMailQueue(database, writer, node, ids, limits, contents, caches.views());
        mailboxes = new SqlMailboxStore(database, writer, node, ids, limits, contents, caches);
        subscriptions = new SqlSubscriptionStore(database, writer);
        accounts = new SqlAccountStore(database, writer);
        admin = new SqlQueueAdmin(database, writer, limits);
    }

    /**
     * SQLite in the directory: created when missing, locked against a second process, readable by its owner alone.
     *
     * @param listener called on the writer's thread; it must not call the store
     * @throws StoreException of kind UNAVAILABLE when the directory cannot be used or is in use, BROKEN when the database in
     *     it is damaged or of a newer version; the text says what to do
     */
    public static SqlStore embedded(Path directory, StoreSettings settings, ReadyListener listener) {
        DataDirectory data = DataDirectory.open(directory);
        try {
            EmbeddedDatabase database = EmbeddedDatabase.open(data);
            SqlStore store = new SqlStore(database, settings, listener, System::nanoTime);
            SpaceReclaimer reclaimer = new SpaceReclaimer(database, store.writer);
            store.start(List.of(new Housekeeping.Chore("giving disk space back", 1, reclaimer)));
            LOG.log(
                    System.Logger.Level.INFO,
                    "the store is open in {0}, SQLite with WAL, synced at each commit",
                    data.path());
            return store;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /**
     * A shared database (PostgreSQL) behind a DataSource of the container, together with other nodes.
     *
     * @param source asked for connections on threads of the store alone, never on a caller's
     * @param listener called on the writer's thread; it must not call the store
     * @throws StoreException of kind UNAVAILABLE when the database cannot be reached, BROKEN when it is of a kind or version
     *     that is not known; the text says what to do
     */
    public static SqlStore shared(DataSource source, StoreSettings settings, ReadyListener listener) {
        SqlStore store = new SqlStore(new SharedDatabase(source), settings, listener, System::nanoTime);
        store.start(List.of(
                new Housekeeping.Chore("the heartbeat of this node", HEARTBEAT_SECONDS, store::beat),
                new Housekeeping.Chore("counting the queue", RELOAD_SECONDS, store::reload)));
        LOG.log(
                System.Logger.Level.INFO,
                "the store is open on {0}",
                store.database.dialect().name());
        return store;
    }

    @Override
    public ContentStore content() {
        return contents;
    }

    @Override
    public MailQueue queue() {
        return queue;
    }

    @Override
    public SubscriptionStore subscriptions() {
        return subscriptions;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public MailboxStore mailboxes() {
        return mailboxes;
    }

    @Override
    public List<CacheFigures> caches() {
        return caches.figures();
    }

    @Override
    public void purgeCaches() {
        caches.purge();
    }

    @Override
    public QueueAdmin admin() {
        return admin;
    }

    @Override
    public synchronized void close() {
        if (housekeeping != null) {
            housekeeping.close();
            housekeeping = null;
            writer.close(node::leave);
            database.close();
            LOG.log(System.Logger.Level.INFO, "the store is closed");
        }
    }

    MailboxCaches mailboxCaches() {
        return caches;
    }

    CommitWriter writer() {
        return writer;
    }

    Database database() {
        return database;
    }

    /** Beats as the housekeeping does, and recovers what dead nodes held. */
    void beat() {
        report(writer.write(node::beat));
    }

    /** Removes what deleted mailboxes held, as the housekeeping does. */
    void clean() {
        new DeletedMailboxes(database, writer).run();
    }

    /** Counts the queue as the housekeeping does. */
    void reload() {
        writer.write(tx -> {
            limits.load(tx);
            return null;
        });
    }

    private void start(List<Housekeeping.Chore> chores) {
        try {
            int version = writer.write(tx -> Migrations.shipped().run(tx, database.dialect()));
            LOG.log(System.Logger.Level.DEBUG, "schema version {0} was found", version);
            report(writer.write(node::register));
            reload();
            if (database.isPooled()) {
                writer.guard(this::mustLive);
            }
            List<Housekeeping.Chore> all = new ArrayList<>(chores);
            all.add(new Housekeeping.Chore("keeping mailboxes up to date", 1, caches::follow));
            all.add(new Housekeeping.Chore("sweeping the caches", SWEEP_SECONDS, caches::sweep));
            all.add(new Housekeeping.Chore("removing deleted mailboxes", CLEAN_SECONDS, this::clean));
            housekeeping = new Housekeeping(all);
        } catch (RuntimeException e) {
            writer.close(tx -> null);
            database.close();
            throw e;
        }
    }

    private void committed(List<Effects> effects) {
        caches.committed(effects);
    }

    private void report(Recovery recovery) {
        if (!recovery.isNothing()) {
            LOG.log(System.Logger.Level.INFO, "recovered: {0}", recovery);
        }
    }

    /** When the others took this node for dead, its claims are gone: it goes on as a new one. */
    private void mustLive(SqlSession session) throws SQLException {
        if (node.isAlive(session)) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "this node was taken for dead after 60 s of silence; it registers anew");
        session.rollback();
        Transaction tx = new Transaction(session, database.dialect());
        Effects effects = tx.begin();
        node.register(tx);
        tx.finish();
        session.commit();
        limits.committed(effects);
    }

    private void reserveIds(long untilMillis) {
        writer.write(tx -> {
            if (node.reserveIds(tx, untilMillis)) {
                tx.effects().afterCommit(() -> ids.reserved(untilMillis));
            }
            return null;
        });
    }
}
