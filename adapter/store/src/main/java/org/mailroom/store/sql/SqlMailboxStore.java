package org.mailroom.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.CopiedMessages;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxCounts;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxStore;
import org.mailroom.store.mailbox.MailboxTree;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mailbox.PlacedMessage;
import org.mailroom.store.mailbox.Quota;
import org.mailroom.store.mailbox.Vanished;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.queue.NewMail;

/** Mailboxes on SQL. */
final class SqlMailboxStore implements MailboxStore {

    private static final String COUNTS = "SELECT messages, unseen, deleted, uid_next, uid_validity, highest_modseq,"
            + " octets, deleted_octets, (SELECT COUNT(*) FROM mailbox_message m WHERE m.mailbox_id = b.id"
            + " AND m.uid >= b.recent_uid AND m.uid >= ?) FROM mailbox b WHERE id = ? AND name IS NOT NULL";

    private final Database database;
    private final CommitWriter writer;
    private final Node node;
    private final MailIds ids;
    private final QueueLimits limits;
    private final SqlContentStore contents;
    private final MailboxCaches caches;
    private final MailboxNaming naming;

    SqlMailboxStore(
            Database database,
            CommitWriter writer,
            Node node,
            MailIds ids,
            QueueLimits limits,
            SqlContentStore contents,
            MailboxCaches caches) {
        this.database = database;
        this.writer = writer;
        this.node = node;
        this.ids = ids;
        this.limits = limits;
        this.contents = contents;
        this.caches = caches;
        this.naming = new MailboxNaming(writer, ids);
    }

    @Override
    public boolean hasMailboxes(String account) {
        return caches.trees().find(MailAccounts.checked(account)).isPresent();
    }

    @Override
    public MailboxTree tree(String account) {
        MailAccounts.checked(account);
        return caches.trees().find(account).orElseGet(() -> {
            naming.ensure(account);
            return caches.trees().read(account).orElseThrow();
        });
    }

    @Override
    public Mailbox create(String account, String name, Set<String> specialUse) {
        return naming.create(MailAccounts.checked(account), name, Set.copyOf(specialUse));
    }

    @Override
    public void delete(String account, String name) {
        naming.delete(MailAccounts.checked(account), name);
    }

    @Override
    public void rename(String account, String from, String to) {
        naming.rename(MailAccounts.checked(account), from, to);
        caches.views().catchUp();
    }

    @Override
    public void subscribe(String account, String name, boolean isSubscribed) {
        naming.subscribe(MailAccounts.checked(account), name, isSubscribed);
    }

    @Override
    public OpenMailbox open(String account, String name, MailboxListener listener) {
        return caches.views().open(find(account, name), listener);
    }

    @Override
    public MailboxCounts counts(String account, String name) {
        long id = find(account, name).id();
        long firstRecent = caches.views().firstRecent(id);
        return database.read(session -> session.first(
                        COUNTS,
                        row -> new MailboxCounts(
                                row.getLong(1),
                                row.getLong(9),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8)),
                        firstRecent,
                        id))
                .orElseThrow(() -> missing(account, name));
    }

    @Override
    public List<List<PlacedMessage>> append(List<NewMail> messages) {
        List<Arrival> arrivals = arrivals(messages);
        try {
            int octets = arrivals.stream().mapToInt(Arrival::octets).sum();
            return written(
                    octets,
                    keys(arrivals, Set.of()),
                    tx -> MailboxMessages.append(tx, arrivals, limits, node.incarnation()));
        } catch (RuntimeException e) {
            arrivals.forEach(arrival -> arrival.discard(contents));
            throw e;
        }
    }

    @Override
    public CopiedMessages copy(long mailboxId, long[] uids, String targetName) {
        long[] ascending = MailboxMessages.ascending(uids);
        return written(
                0, MailKeys.ofMailbox(mailboxId), tx -> MailboxMessages.copy(tx, mailboxId, ascending, targetName));
    }

    @Override
    public CopiedMessages move(long mailboxId, long[] uids, String targetName) {
        long[] ascending = MailboxMessages.ascending(uids);
        return written(
                0, MailKeys.ofMailbox(mailboxId), tx -> MailboxMessages.move(tx, mailboxId, ascending, targetName));
    }

    @Override
    public PlacedMessage replace(long mailboxId, long uid, NewMail message) {
        if (message.placements().size() != 1) {
            throw new IllegalArgumentException("a message that replaces one goes into one mailbox");
        }
        Arrival arrival = arrivals(List.of(message)).get(0);
        try {
            return written(
                    arrival.octets(),
                    keys(List.of(arrival), Set.of(mailboxId)),
                    tx -> MailboxMessages.replace(tx, mailboxId, uid, arrival, limits, node.incarnation()));
        } catch (RuntimeException e) {
            arrival.discard(contents);
            throw e;
        }
    }

    @Override
    public ChangedFlags store(long mailboxId, long[] uids, FlagChange change, long unchangedSince) {
        FlagTexts.keywords(change.flags());
        long[] ascending = MailboxMessages.ascending(uids);
        return written(
                0,
                MailKeys.ofMailbox(mailboxId),
                tx -> MailboxMessages.store(tx, mailboxId, ascending, change, unchangedSince));
    }

    @Override
    public long[] expunge(long mailboxId, long[] uids) {
        long[] ascending = MailboxMessages.ascending(uids);
        long spareId = ids.next();
        return written(
                0, MailKeys.ofMailbox(mailboxId), tx -> MailboxMessages.expunge(tx, mailboxId, ascending, spareId));
    }

    @Override
    public Vanished vanished(long mailboxId, long modSeq) {
        return caches.reader().vanished(mailboxId, modSeq);
    }

    @Override
    public Map<Long, MessageDescription> describe(Collection<Long> contentIds) {
        return caches.descriptions().describe(contentIds);
    }

    @Override
    public Optional<String> preview(long contentId) {
        return caches.descriptions().preview(contentId);
    }

    @Override
    public Optional<String> keptPreview(long contentId) {
        return caches.descriptions().keptPreview(contentId);
    }

    @Override
    public Quota quota(String account) {
        MailAccounts.checked(account);
        String sql = "SELECT octets, max_octets, messages, max_messages FROM account_mail WHERE account = ?";
        return database.read(session -> session.first(
                        sql, row -> new Quota(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)), account))
                .orElse(new Quota(0, Quota.UNLIMITED, 0, Quota.UNLIMITED));
    }

    @Override
    public void quota(String account, long maxOctets, long maxMessages) {
        MailAccounts.checked(account);
        if (Math.min(maxOctets, maxMessages) < Quota.UNLIMITED) {
            throw new IllegalArgumentException("a quota is 0 or more, or " + Quota.UNLIMITED + " for no limit");
        }
        long inboxId = ids.next();
        writer.write(0, MailKeys.ofAccount(account), tx -> {
            tx.mail().account(account, inboxId).limit(maxOctets, maxMessages);
            tx.noteChange();
            return null;
        });
    }

    private static MailKeys keys(List<Arrival> arrivals, Set<Long> mailboxIds) {
        Set<String> accounts = new HashSet<>();
        arrivals.forEach(arrival -> accounts.addAll(arrival.keys().accounts()));
        return new MailKeys(accounts, mailboxIds);
    }

    private <T> T written(int octets, MailKeys keys, Work<T> work) {
        T result = writer.write(octets, keys, work);
        caches.views().catchUp();
        return result;
    }

    private List<Arrival> arrivals(List<NewMail> messages) {
        List<Arrival> arrivals = new ArrayList<>();
        try {
            for (NewMail message : messages) {
                Arrival arrival = Arrival.of(message, contents, ids);
                arrivals.add(arrival);
                if (arrival.awaitsReply()) {
                    throw new IllegalArgumentException("nobody awaits a reply to a message that is appended");
                }
            }
            return arrivals;
        } catch (RuntimeException e) {
            arrivals.forEach(arrival -> arrival.discard(contents));
            throw e;
        }
    }

    /** The mailbox; made by another node a moment ago, it may not be in the tree that is in memory. */
    private Mailbox find(String account, String name) {
        Mailbox known = tree(account).mailboxes().get(name);
        if (known == null && database.isPooled()) {
            known = caches.trees()
                    .read(account)
                    .map(tree -> tree.mailboxes().get(name))
                    .orElse(null);
        }
        if (known == null) {
            throw missing(account, name);
        }
        return known;
    }

    private static StoreException missing(String account, String name) {
        return new StoreException(Kind.NOT_FOUND, account + " has no mailbox " + name);
    }
}
