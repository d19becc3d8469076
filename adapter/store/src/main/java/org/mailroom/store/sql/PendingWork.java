package org.mailroom.store.sql;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Work that waits for the writer, and what came of it. */
final class PendingWork<T> {

    private final Work<T> work;
    private final int octets;
    private final MailKeys keys;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private T result;
    private RuntimeException failure;
    private Effects effects = new Effects();

    PendingWork(Work<T> work, int octets) {
        this(work, octets, MailKeys.NONE);
    }

    PendingWork(Work<T> work, int octets, MailKeys keys) {
        this.work = work;
        this.octets = octets;
        this.keys = keys;
    }

    /** What it will lock. */
    MailKeys keys() {
        return keys;
    }

    /** Octets of content that it writes, about. */
    int octets() {
        return octets;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void apply(Transaction tx) throws SQLException {
        failure = null;
        effects = tx.begin();
        result = work.apply(tx);
    }

    /** It failed alone: the others of its batch are committed. */
    void refuse(RuntimeException why) {
        failure = why;
        effects = new Effects();
    }

    Effects effects() {
        return effects;
    }

    void answerCommitted() {
        if (failure == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    void answerFailed(RuntimeException why) {
        answer.completeExceptionally(failure == null ? why : failure);
    }
}
