package org.mailroom.connector.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.MailQueue;

/**
 * The transaction branches of this adapter. A branch lives here from its start until its fate is known; one that was prepared
 * lives on in the store, and is committed or rolled back by name after a crash.
 */
public final class QueueResourceManager {

    private final MailQueue queue;
    private final ConcurrentHashMap<Branch, List<BranchParticipant>> active = new ConcurrentHashMap<>();

    public QueueResourceManager(MailQueue queue) {
        this.queue = queue;
    }

    /** An XAResource that finds prepared branches and decides them, but has no work of its own. */
    public XAResource recoveryResource() {
        return new QueueXaResource(this, () -> List::of);
    }

    /** Branches that were started and have no fate yet. */
    public int activeBranches() {
        return active.size();
    }

    void join(Xid xid, BranchParticipant participant, boolean expected) throws XAException {
        Branch branch = BranchXid.branchOf(xid);
        List<BranchParticipant> participants = active.get(branch);
        if (expected && participants == null) {
            throw error(XAException.XAER_NOTA, "no such branch: " + branch.id(), null);
        }
        if (!expected && participants != null) {
            throw error(XAException.XAER_DUPID, "the branch exists: " + branch.id(), null);
        }
        active.computeIfAbsent(branch, none -> new ArrayList<>(1)).add(participant);
    }

    int prepare(Xid xid) throws XAException {
        Branch branch = BranchXid.branchOf(xid);
        List<BranchParticipant> participants = known(branch);
        List<BranchWork> work = workOf(participants);
        if (work.isEmpty()) {
            active.remove(branch);
            return XAResource.XA_RDONLY;
        }
        try {
            queue.prepare(branch, work);
        } catch (StoreException e) {
            // Voting no ends the branch here; the transaction manager will not call rollback for it
            rolledBack(branch);
            throw error(XAException.XA_RBROLLBACK, e.getMessage(), e);
        }
        participants.forEach(BranchParticipant::prepared);
        return XAResource.XA_OK;
    }

    void commitOnePhase(Xid xid) throws XAException {
        Branch branch = BranchXid.branchOf(xid);
        List<BranchWork> work = workOf(known(branch));
        try {
            if (!work.isEmpty()) {
                queue.commitOnePhase(work);
            }
        } catch (StoreException e) {
            rolledBack(branch);
            throw error(XAException.XA_RBROLLBACK, e.getMessage(), e);
        }
        committed(branch);
    }

    void commit(Xid xid) throws XAException {
        Branch branch = BranchXid.branchOf(xid);
        try {
            queue.commit(branch);
        } catch (StoreException e) {
            throw undecided(branch, e);
        }
        committed(branch);
    }

    void rollback(Xid xid) throws XAException {
        Branch branch = BranchXid.branchOf(xid);
        boolean known = active.containsKey(branch);
        try {
            queue.rollback(branch);
        } catch (StoreException e) {
            // A branch that never came to be prepared has nothing in the store to undo
            if (!known || e.kind() != StoreException.Kind.NOT_FOUND) {
                throw undecided(branch, e);
            }
        }
        rolledBack(branch);
    }

    Xid[] recover() throws XAException {
        try {
            return queue.prepared().stream().map(BranchXid::new).toArray(Xid[]::new);
        } catch (StoreException e) {
            throw error(XAException.XAER_RMFAIL, e.getMessage(), e);
        }
    }

    private List<BranchParticipant> known(Branch branch) throws XAException {
        List<BranchParticipant> participants = active.get(branch);
        if (participants == null) {
            throw error(XAException.XAER_NOTA, "no such branch: " + branch.id(), null);
        }
        return participants;
    }

    private static List<BranchWork> workOf(List<BranchParticipant> participants) {
        return participants.stream()
                .flatMap(participant -> participant.work().stream())
                .toList();
    }

    private void committed(Branch branch) {
        end(branch).forEach(BranchParticipant::committed);
    }

    private void rolledBack(Branch branch) {
        end(branch).forEach(BranchParticipant::rolledBack);
    }

    private List<BranchParticipant> end(Branch branch) {
        List<BranchParticipant> participants = active.remove(branch);
        return participants == null ? List.of() : participants;
    }

    private XAException undecided(Branch branch, StoreException e) {
        if (e.kind() == StoreException.Kind.NOT_FOUND) {
            end(branch);
            return error(XAException.XAER_NOTA, e.getMessage(), e);
        }
        return error(XAException.XAER_RMFAIL, e.getMessage(), e);
    }

    private static XAException error(int code, String message, Throwable cause) {
        var error = new XAException(message);
        error.errorCode = code;
        error.initCause(cause);
        return error;
    }
}
