package org.mailroom.server.imap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.mailroom.server.imap.ImapDispatcher.InProgress;
import org.mailroom.server.transport.Connection;

/**
 * Has a {@link ResponseSource} write, slice by slice, as the client takes what there is. Between slices of commands that only read,
 * another that only reads may begin (RFC 9051, section 5.5); then they take turns. All others wait until these are done. For one
 * event loop.
 */
final class LongOutput {

    /** Each holds the memory of a batch of messages. */
    private static final int MOST_TOGETHER = 4;

    private final Connection<Next> connection;
    private final ImapSession session;
    private final ImapDispatcher dispatcher;
    private final Incoming incoming;
    private final Executor threads;

    /** The first has its turn. */
    private final Deque<Running> running = new ArrayDeque<>(1);

    /** What is to come next of a command that has begun, once nothing runs any more; null for none. */
    private Waiting waiting;

    private boolean listening;

    private record Running(InProgress command, Next.Produce output) {}

    private record Waiting(InProgress command, Next next) {}

    /** No source yet. */
    LongOutput(Connection<Next> connection, ImapSession session, ImapDispatcher dispatcher, Incoming incoming) {
        this.connection = connection;
        this.session = session;
        this.dispatcher = dispatcher;
        this.incoming = incoming;
        this.threads = session.service().threadsFor(Next.Patience.DISK);
    }

    /** Has the source of the command at hand write until it says what comes next. */
    void begin(Next.Produce output) {
        running.addLast(new Running(dispatcher.inProgress(), output));
        if (running.size() == 1) {
            listening = false;
            connection.output().beginLong(this::slice);
        }
    }

    /** Whether any command is in progress beside the one at hand. */
    boolean isRunning() {
        return !running.isEmpty();
    }

    /** The command at hand has had its turn; that of another comes, if there is one. */
    void goOn() {
        if (!connection.isPeersTurn()) {
            return;
        }
        if (isRunning()) {
            takeTurns();
        } else if (waiting != null) {
            Waiting next = waiting;
            waiting = null;
            dispatcher.resume(next.command());
            connection.resume(next.next());
        }
    }

    private void slice() {
        Running first = running.getFirst();
        dispatcher.resume(first.command());
        connection.work(
                () -> first.output().source().write(session.out()),
                threads,
                failure -> dispatcher.failed("a command", failure),
                this::sliced);
    }

    private void sliced(Next next) {
        if (connection.isClosing()) {
            close();
            connection.resume(next);
            return;
        }
        if (next != null) {
            end(running.removeFirst());
            connection.resume(next);
            return;
        }
        if (!listening) {
            // Once for each: what a peer sends meanwhile waits, and is not to be more than one read
            listening = true;
            connection.listen();
        }
        connection.output().await(this::between);
    }

    private void end(Running ended) {
        ended.output().source().close();
        if (!isRunning()) {
            connection.output().endLong();
        }
    }

    /** One command at most begins between two slices. */
    private void between() {
        Next next = mayOverlap() ? incoming.overlapping() : null;
        if (next == null) {
            takeTurns();
            return;
        }
        listening = connection.hasMore();
        if (next.onlyReads()) {
            connection.resume(next);
        } else {
            waiting = new Waiting(dispatcher.inProgress(), next);
            takeTurns();
        }
    }

    private boolean mayOverlap() {
        return waiting == null
                && running.size() < MOST_TOGETHER
                && session.out().isAtLineStart()
                && running.stream().allMatch(one -> one.output().onlyReads());
    }

    private void takeTurns() {
        if (session.out().isAtLineStart()) {
            running.addLast(running.removeFirst());
        }
        slice();
    }

    /** Gives up what is in progress. */
    void close() {
        while (isRunning()) {
            end(running.removeFirst());
        }
        if (waiting != null && waiting.next() instanceof Next.Produce output) {
            output.source().close();
        }
        waiting = null;
    }
}
