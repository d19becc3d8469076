package org.mailroom.codec.imap;

import java.util.Objects;

/**
 * What a client sent is not what the grammar asks for; the message says what was expected and where, on one line of
 * ASCII.
 */
public final class ImapSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ResponseCode code;

    /** An error of the grammar, to be answered with BAD. */
    ImapSyntaxException(String message) {
        this(message, null);
    }

    /** An error for which there is a response code, to be answered with NO. */
    ImapSyntaxException(String message, ResponseCode code) {
        // Clients cause these at will and nobody reads where in our code it was: no stack trace.
        super(Objects.requireNonNull(message), null, false, false);
        this.code = code;
    }

    /** The response code to answer NO with, say BADCHARSET; null if the answer is BAD. */
    public ResponseCode code() {
        return code;
    }
}
