package org.mailroom.store.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** The delivery queue on SQL. */
final class SqlMailQueue implements MailQueue {

    private static final int MAX_CLAIMS = 1000;

    private final Database database;
    private final CommitWriter writer;
    private final Node node;
    private final MailIds ids;
    private final QueueLimits limits;
    private final SqlContentStore contents;
    private final MailboxViews views;
    private final ClaimQuery claimQuery;

    SqlMailQueue(
            Database database,
            CommitWriter writer,
            Node node,
            MailIds ids,
            QueueLimits limits,
            SqlContentStore contents,
            MailboxViews views) {
        this.database = database;
        this.writer = writer;
        this.node = node;
        this.ids = ids;
        this.limits = limits;
        this.contents = contents;
        this.views = views;
        this.claimQuery = new ClaimQuery(database.dialect());
    }

    @Override
    public long nextId() {
        return ids.next();
    }

    @Override
    public void checkRoom(long size) {
        limits.checkRoom(size);
    }

    @Override
    public List<Claim> accept(NewMail mail) {
        Arrival arrival = Arrival.of(mail, contents, ids);
        try {
            List<Claim> claims = writer.write(
                    arrival.octets(), arrival.keys(), tx -> arrival.insert(tx, limits, node.incarnation()));
            views.catchUp();
            return claims;
        } catch (RuntimeException e) {
            arrival.discard(contents);
            throw e;
        }
    }

    @Override
    public void release(NewMail mail) {
        long mailId = mail.id();
        MailPlacements placements = new MailPlacements(mail, ids);
        writer.write(placements.octets(), placements.keys(), tx -> {
            if (mailId < node.incarnation()) {
                throw new StoreException(
                        Kind.STALE, "message " + mailId + " was accepted before this node was thought dead");
            }
            if (!placements.isEmpty()) {
                AwaitingReply.place(tx, mailId, placements);
            }
            AwaitingReply.release(tx, mailId);
            return null;
        });
        views.catchUp();
    }

    @Override
    public void withdraw(long mailId) {
        writer.write(tx -> {
            AwaitingReply.withdraw(tx, mailId);
            return null;
        });
    }

    @Override
    public List<Claim> claim(String subscription, int max) {
        if (max < 1 || max > MAX_CLAIMS) {
            throw new IllegalArgumentException("claims from 1 to " + MAX_CLAIMS + " at once, not " + max);
        }
        return writer.write(tx -> claimQuery.run(tx, node.incarnation(), subscription, max));
    }

    @Override
    public Optional<Instant> nextDue(String subscription) {
        String sql = "SELECT due_at FROM delivery WHERE subscription = ? AND state = 'READY' ORDER BY due_at LIMIT 1";
        return database.read(session -> session.first(sql, row -> Instant.ofEpochMilli(row.getLong(1)), subscription));
    }

    @Override
    public void giveBack(Collection<Claim> claims) {
        List<Claim> given = List.copyOf(claims);
        if (given.isEmpty()) {
            return;
        }
        writer.write(tx -> {
            for (Claim claim : given) {
                DeliveryTable.giveBack(tx, node.incarnation(), claim);
            }
            return null;
        });
    }

    @Override
    public void giveBackUnknown(String subscription, Collection<Claim> known) {
        Set<Long> inHand = known.stream().map(Claim::deliveryId).collect(Collectors.toSet());
        writer.write(tx -> {
            DeliveryTable.giveBackAllBut(tx, node.incarnation(), subscription, inHand);
            return null;
        });
    }

    @Override
    public void settle(Claim claim, Outcome outcome) {
        NextState next = NextState.of(outcome);
        writer.write(tx -> {
            DeliveryTable.settle(tx, node.incarnation(), claim, next);
            return null;
        });
    }

    @Override
    public void prepare(Branch branch, List<BranchWork> work) {
        write(new BranchChanges(work, contents, ids), (changes, tx) -> {
            changes.prepare(tx, limits, node.incarnation(), branch);
        });
    }

    @Override
    public void commitOnePhase(List<BranchWork> work) {
        write(new BranchChanges(work, contents, ids), (changes, tx) -> changes.commit(tx, limits, node.incarnation()));
    }

    @Override
    public void commit(Branch branch) {
        writer.write(tx -> {
            BranchTable.commit(tx, branch);
            return null;
        });
    }

    @Override
    public void rollback(Branch branch) {
        writer.write(tx -> {
            BranchTable.rollback(tx, branch, node.incarnation());
            return null;
        });
    }

    @Override
    public List<Branch> prepared() {
        String sql = "SELECT DISTINCT branch FROM delivery WHERE branch IS NOT NULL"
                + " AND (owner IS NULL OR owner = ? OR owner NOT IN " + Node.LIVING + ") ORDER BY branch";
        return database.read(session -> session.query(sql, row -> new Branch(row.getString(1)), node.incarnation()));
    }

    private interface Change {
        void apply(BranchChanges changes, Transaction tx) throws java.sql.SQLException;
    }

    private void write(BranchChanges changes, Change change) {
        try {
            writer.write(changes.octets(), tx -> {
                change.apply(changes, tx);
                return null;
            });
        } catch (RuntimeException e) {
            changes.discard();
            throw e;
        }
    }
}
