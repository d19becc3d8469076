package org.mailroom.connector.outbound;

import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.LocalTransactionException;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.MailQueue;

/** A transaction of one connection alone, which a container uses where no other resource takes part. */
final class QueueLocalTransaction implements LocalTransaction {

    private final MailQueue queue;
    private SendBranch current;

    QueueLocalTransaction(MailQueue queue) {
        this.queue = queue;
    }

    /** What was sent in it; null when none has begun. */
    SendBranch current() {
        return current;
    }

    @Override
    public void begin() throws LocalTransactionException {
        if (current != null) {
            throw new LocalTransactionException("a local transaction has begun already");
        }
        current = new SendBranch();
    }

    @Override
    public void commit() throws LocalTransactionException {
        SendBranch ended = end();
        try {
            if (!ended.work().isEmpty()) {
                queue.commitOnePhase(ended.work());
            }
        } catch (StoreException e) {
            ended.rolledBack();
            throw new LocalTransactionException("nothing was sent: " + e.getMessage(), e);
        }
    }

    @Override
    public void rollback() throws LocalTransactionException {
        end().rolledBack();
    }

    private SendBranch end() throws LocalTransactionException {
        if (current == null) {
            throw new LocalTransactionException("no local transaction has begun");
        }
        SendBranch ended = current;
        current = null;
        return ended;
    }
}
