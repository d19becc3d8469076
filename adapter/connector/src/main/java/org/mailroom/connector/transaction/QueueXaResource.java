package org.mailroom.connector.transaction;

import java.util.function.Supplier;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * One face of the queue towards the transaction manager. All resources of an adapter are one resource manager. Each branch that
 * is started on it gets a participant; used by one transaction at a time, as the container guarantees.
 */
public final class QueueXaResource implements XAResource {

    private final QueueResourceManager manager;
    private final Supplier<? extends BranchParticipant> participants;
    private volatile BranchParticipant current;
    private volatile BranchParticipant suspended;
    private volatile boolean started;

    /**
     * A resource that is in no transaction.
     *
     * @param participants asked once for each branch that is started
     */
    public QueueXaResource(QueueResourceManager manager, Supplier<? extends BranchParticipant> participants) {
        this.manager = manager;
        this.participants = participants;
    }

    /** Whether the transaction manager has ever given this resource a branch. */
    public boolean wasStarted() {
        return started;
    }

    /** The participant of the transaction that the resource is in now; null when it is in none. */
    public BranchParticipant current() {
        return current;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        if (flags == TMRESUME) {
            current = suspended;
            suspended = null;
            return;
        }
        BranchParticipant participant = participants.get();
        manager.join(xid, participant, flags == TMJOIN);
        current = participant;
        started = true;
    }

    @Override
    public void end(Xid xid, int flags) {
        suspended = flags == TMSUSPEND ? current : null;
        current = null;
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return manager.prepare(xid);
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        if (onePhase) {
            manager.commitOnePhase(xid);
        } else {
            manager.commit(xid);
        }
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        manager.rollback(xid);
    }

    @Override
    public Xid[] recover(int flags) throws XAException {
        // All come at the start of a scan; there is no more to its end
        return (flags & TMSTARTRSCAN) == 0 ? new Xid[0] : manager.recover();
    }

    @Override
    public void forget(Xid xid) {
        // A branch that an administrator decided is not remembered
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other instanceof QueueXaResource resource && resource.manager == manager;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }
}
