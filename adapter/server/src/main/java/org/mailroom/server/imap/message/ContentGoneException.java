package org.mailroom.server.imap.message;

/** The octets of a message are there no more: it was expunged while a command was about it (RFC 2180, section 4.1). */
public final class ContentGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    public ContentGoneException(Throwable cause) {
        super("The message has gone", cause);
    }
}
