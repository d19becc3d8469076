package org.mailroom.connector.transaction;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** One participant's face towards the transaction manager. All resources of an adapter are one resource manager. */
public final class QueueXaResource implements XAResource {

    private final QueueResourceManager manager;
    private final BranchParticipant participant;
    private volatile boolean started;

    public QueueXaResource(QueueResourceManager manager, BranchParticipant participant) {
        this.manager = manager;
        this.participant = participant;
    }

    /** Whether the transaction manager has ever given this resource a branch. */
    public boolean wasStarted() {
        return started;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        if (flags != TMRESUME) {
            manager.join(xid, participant, flags == TMJOIN);
            started = true;
        }
    }

    @Override
    public void end(Xid xid, int flags) {
        // What the participant has to do is asked at prepare or commit; there is no association to end
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
