package org.mailroom.server.imap.selected;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mailroom.store.mailbox.MailboxListener;

/** Wakes a session when its mailbox has changed: once, however much changes, until the session has looked. */
final class ChangeSignal implements MailboxListener {

    private final Runnable wake;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean deleted;

    /** @param wake called on any thread, which it must not block */
    ChangeSignal(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public void changed() {
        if (waiting.compareAndSet(false, true)) {
            wake.run();
        }
    }

    @Override
    public void deleted() {
        deleted = true;
        changed();
    }

    boolean isDeleted() {
        return deleted;
    }

    /** The session is about to look; what changes from here on wakes it again. */
    void served() {
        waiting.set(false);
    }
}
