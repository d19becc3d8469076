package org.mailroom.server.imap.fetch;

/** A part has a transfer encoding that nobody knows: UNKNOWN-CTE (RFC 3516, section 4.3). */
final class UnknownEncodingException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownEncodingException() {
        super("The transfer encoding is not known");
    }
}
