package org.mailroom.server.imap.message;

import java.util.concurrent.CancellationException;

/** Looks after a long command: long evaluations call it again and again. Calls are cheap. */
public interface Watch {

    /** Lets everything pass. */
    Watch NONE = new Watch() {
        @Override
        public void check() {
            // Nobody wants to stop it
        }

        @Override
        public void progress(long done, long total) {
            // Nobody wants to know
        }
    };

    /**
     * May the command go on?
     *
     * @throws CancellationException when nobody waits for the outcome any more
     */
    void check();

    /** So many of so many messages are done (INPROGRESS, RFC 9585). */
    void progress(long done, long total);
}
