package org.mailroom.store;

import java.util.Objects;

/** The one exception of the store. Its kind tells a protocol which reply to give. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as a caller can act on it. */
    public enum Kind {
        /** A limit of messages, octets or free disk is reached: temporary. */
        FULL,
        /** The database does not answer, or the store is closing: temporary. */
        UNAVAILABLE,
        /** A claim or a branch is no longer the caller's: somebody else has decided. */
        STALE,
        /** What was named does not exist. */
        NOT_FOUND,
        /** What was to be made exists already. */
        EXISTS,
        /** An account would have more octets or messages than it may have (RFC 9208). */
        OVER_QUOTA,
        /** There are as many of something as there may be. */
        LIMIT,
        /** What is stored cannot be read, or a statement failed that should not. */
        BROKEN
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }
}
