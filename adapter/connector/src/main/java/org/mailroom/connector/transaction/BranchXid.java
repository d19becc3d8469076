package org.mailroom.connector.transaction;

import javax.transaction.xa.Xid;
import org.mailroom.store.queue.Branch;

/** A branch as the Xid it was named by. */
record BranchXid(Branch branch) implements Xid {

    static Branch branchOf(Xid xid) {
        return Branch.of(xid.getFormatId(), xid.getGlobalTransactionId(), xid.getBranchQualifier());
    }

    @Override
    public int getFormatId() {
        return branch.formatId();
    }

    @Override
    public byte[] getGlobalTransactionId() {
        return branch.globalTransactionId();
    }

    @Override
    public byte[] getBranchQualifier() {
        return branch.branchQualifier();
    }
}
