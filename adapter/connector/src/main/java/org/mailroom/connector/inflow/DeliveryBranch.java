package org.mailroom.connector.inflow;

import java.util.List;
import org.mailroom.connector.transaction.BranchParticipant;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;

/** A delivery's part in the bean's transaction: its claim is settled when the transaction commits. For one thread. */
final class DeliveryBranch implements BranchParticipant {

    private final Claim claim;
    private final FatePolicy policy;
    /** Null until the bean has returned or thrown. */
    private Verdict heard;

    private boolean prepared;
    private boolean committed;
    private boolean rolledBack;

    DeliveryBranch(Claim claim, FatePolicy policy) {
        this.claim = claim;
        this.policy = policy;
    }

    /** The bean has returned or thrown; what follows decides whether that stands. */
    void heard(Verdict verdict) {
        heard = verdict;
    }

    /** The container could not begin or end the transaction. */
    void failed(Exception cause) {
        if (heard == null || heard instanceof Verdict.Handled && !committed) {
            heard = new Verdict.Failed(cause.toString());
        }
    }

    /**
     * The verdict after all.
     *
     * @param inTransaction whether the claim took part in a transaction
     */
    Verdict verdict(boolean inTransaction) {
        if (prepared && !committed && !rolledBack) {
            return new Verdict.InDoubt();
        }
        if (inTransaction && !committed && heard instanceof Verdict.Handled) {
            return new Verdict.Failed("the bean's transaction was rolled back");
        }
        return heard;
    }

    boolean isCommitted() {
        return committed;
    }

    @Override
    public List<BranchWork> work() {
        return List.of(new BranchWork.Settle(claim, policy.fate(heard, claim)));
    }

    @Override
    public void prepared() {
        prepared = true;
    }

    @Override
    public void committed() {
        committed = true;
    }

    @Override
    public void rolledBack() {
        rolledBack = true;
    }
}
