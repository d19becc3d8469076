package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewDelivery;

/** The work of a transaction branch, made ready on the caller's thread. */
final class BranchChanges {

    private record Settlement(Claim claim, NextState next) {}

    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final SqlContentStore contents;
    private final MailIds ids;

    /** @throws IllegalArgumentException when there is no work, or work that cannot be kept */
    BranchChanges(List<BranchWork> work, SqlContentStore contents, MailIds ids) {
        if (work.isEmpty()) {
            throw new IllegalArgumentException("a branch without work");
        }
        this.contents = contents;
        this.ids = ids;
        try {
            work.forEach(this::add);
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
    }

    int octets() {
        return arrivals.stream().mapToInt(Arrival::octets).sum();
    }

    void prepare(Transaction tx, QueueLimits limits, long owner, Branch branch) throws SQLException {
        for (Settlement settlement : settlements) {
            DeliveryTable.prepare(tx, owner, settlement.claim(), settlement.next(), branch);
        }
        for (Arrival arrival : arrivals) {
            arrival.insertPrepared(tx, limits, owner, branch);
        }
    }

    void commit(Transaction tx, QueueLimits limits, long owner) throws SQLException {
        for (Settlement settlement : settlements) {
            DeliveryTable.settle(tx, owner, settlement.claim(), settlement.next());
        }
        for (Arrival arrival : arrivals) {
            arrival.insert(tx, limits, owner);
        }
    }

    /** Deletes the bodies of its messages, if they are not stored. */
    void discard() {
        arrivals.forEach(arrival -> arrival.discard(contents));
    }

    private void add(BranchWork work) {
        if (work instanceof BranchWork.Settle settle) {
            settlements.add(new Settlement(settle.claim(), NextState.of(settle.outcome())));
        } else if (work instanceof BranchWork.Send send) {
            if (send.mail().deliveries().stream().anyMatch(NewDelivery::awaitsReply)) {
                throw new IllegalArgumentException("nobody awaits a reply to a message that is sent");
            }
            if (!send.mail().placements().isEmpty()) {
                throw new IllegalArgumentException("a message that is sent in a branch goes to subscriptions alone");
            }
            arrivals.add(Arrival.of(send.mail(), contents, ids));
        }
    }
}
