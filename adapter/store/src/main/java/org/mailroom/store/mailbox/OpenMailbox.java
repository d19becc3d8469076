package org.mailroom.store.mailbox;

/** A mailbox held open. All who hold it share its snapshots. */
public interface OpenMailbox extends AutoCloseable {

    /** As it was when it was opened; its name may be another one now. */
    Mailbox mailbox();

    /** The last committed state; from memory. */
    MailboxSnapshot snapshot();

    /**
     * Makes messages that nobody has seen the caller's own \Recent ones (RFC 3501, section 2.3.2): those from the UID returned
     * to before {@code uidNext}. From memory; kept on disk soon.
     *
     * @param uidNext of the snapshot that the caller tells its client of
     */
    long takeRecent(long uidNext);

    /** The first UID that nobody has taken by {@link #takeRecent}: what EXAMINE and STATUS count as \Recent. */
    long firstRecent();

    /** Lets go; calling it again does nothing. */
    @Override
    void close();
}
