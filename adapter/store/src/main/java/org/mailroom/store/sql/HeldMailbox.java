package org.mailroom.store.sql;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.OpenMailbox;

/** One hold on a view. */
final class HeldMailbox implements OpenMailbox {

    private final MailboxViews views;
    private final Mailbox mailbox;
    private final MailboxView view;
    private final MailboxListener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldMailbox(MailboxViews views, Mailbox mailbox, MailboxView view, MailboxListener listener) {
        this.views = views;
        this.mailbox = mailbox;
        this.view = view;
        this.listener = listener;
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public MailboxSnapshot snapshot() {
        return view.snapshot();
    }

    @Override
    public long takeRecent(long uidNext) {
        return view.takeRecent(uidNext);
    }

    @Override
    public long firstRecent() {
        return view.firstRecent();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            view.remove(listener);
            views.release(view);
        }
    }
}
