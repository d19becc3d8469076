package org.mailroom.server.imap.selected;

/** A command names messages that are not there by number; to be answered with BAD (RFC 9051, section 9, seq-number). */
public final class InvalidMessageSetException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidMessageSetException(String message) {
        // Clients cause these at will and nobody reads where in our code it was: no stack trace
        super(message, null, false, false);
    }
}
