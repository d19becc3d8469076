package org.mailroom.server.smtp;

import org.mailroom.codec.smtp.SmtpFrame.Fault;

/**
 * A dialogue within one command: it gets lines that are no commands, as the responses of AUTH are. It lasts until something else
 * than {@link Next.ReadLine} answers one of them, or until the connection ends, and is closed then. For the event loop; what it
 * has a command thread do is never at work while it is closed.
 */
public interface LineReceiver extends AutoCloseable {

    /** Takes a line, without its CRLF. */
    Next line(String text);

    /** A line came that cannot be taken. */
    Next malformed(Fault fault);

    /** Clears what was secret. May be called more than once. */
    @Override
    void close();
}
