package org.mailroom.server.imap;

import org.mailroom.codec.imap.ImapFrame.Fault;

/**
 * A dialogue within one command: it gets lines that are no commands, as the responses of AUTHENTICATE and the DONE of IDLE are. It
 * lasts until something else than {@link Next.ReadLine} answers one of them, or until the connection ends, and is closed then.
 * For the event loop; what it has a command thread do is never at work while it is closed.
 */
public interface LineReceiver extends AutoCloseable {

    /** Takes a line, without its CRLF. */
    Next line(String text);

    /** A line came that cannot be taken. */
    Next malformed(Fault fault);

    /** Whether changes of the selected mailbox are told while the line is awaited (IDLE). */
    default boolean hearsChanges() {
        return false;
    }

    /** Clears what was secret. May be called more than once. */
    @Override
    default void close() {}
}
