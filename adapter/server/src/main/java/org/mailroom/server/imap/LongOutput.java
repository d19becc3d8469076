package org.mailroom.server.imap;

import java.util.concurrent.Executor;
import java.util.function.Function;
import org.mailroom.server.transport.Connection;

/** Has a {@link ResponseSource} write, slice by slice, as the client takes what there is. For one event loop. */
final class LongOutput {

    private final Connection<Next> connection;
    private final ImapSession session;
    private final Executor threads;
    private final Function<Throwable, Next> onFailure;
    private ResponseSource source;
    private boolean listening;

    /**
     * No source yet.
     *
     * @param onFailure what is answered when a slice could not be made
     */
    LongOutput(Connection<Next> connection, ImapSession session, Function<Throwable, Next> onFailure) {
        this.connection = connection;
        this.session = session;
        this.threads = session.service().threadsFor(Next.Patience.DISK);
        this.onFailure = onFailure;
    }

    /** Has the source write until it says what comes next. */
    void begin(ResponseSource next) {
        source = next;
        listening = false;
        connection.beginOutput(this::slice);
    }

    private void slice() {
        connection.work(() -> source.write(session.out()), threads, onFailure, this::sliced);
    }

    private void sliced(Next next) {
        if (next != null || connection.isClosing()) {
            close();
            connection.resume(next);
            return;
        }
        if (!listening) {
            // Once for each: what a peer sends meanwhile waits, and is not to be more than one read
            listening = true;
            connection.listen();
        }
        connection.awaitOutput(this::slice);
    }

    /** Gives the source up, if there is one. */
    void close() {
        if (source != null) {
            source.close();
            source = null;
            connection.endOutput();
        }
    }
}
