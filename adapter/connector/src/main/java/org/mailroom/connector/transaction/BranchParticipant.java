package org.mailroom.connector.transaction;

import java.util.List;
import org.mailroom.store.queue.BranchWork;

/** Somebody with work in a transaction branch. Called on the transaction manager's thread. */
public interface BranchParticipant {

    /** The work, asked once, when the branch is prepared or committed in one phase; may be empty. */
    List<BranchWork> work();

    /** The work is durable, and its fate the transaction manager's. */
    default void prepared() {}

    /** The work is done. */
    default void committed() {}

    /** The work is not done. */
    default void rolledBack() {}
}
