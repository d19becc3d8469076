package org.mailroom.store.mailbox;

/** Who has a mailbox open. Called on a thread of the store, which it must not block; a call may come after closing. */
public interface MailboxListener {

    /** There is a newer snapshot. Calls may be joined. */
    void changed();

    /** The mailbox was deleted: its snapshot does not change any more. */
    void deleted();
}
