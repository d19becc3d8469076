package org.mailroom.server.imap.fetch;

/**
 * The octets of a literal that has begun cannot be read: the message has gone, or the store fails. The client waits for them,
 * and nothing else can be said to it: the connection must end.
 */
public final class BrokenLiteralException extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenLiteralException(Throwable cause) {
        super("Octets of a message could not be read after a literal had begun", cause);
    }
}
