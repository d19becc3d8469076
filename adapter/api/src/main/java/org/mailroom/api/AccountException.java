package org.mailroom.api;

import java.util.Objects;

/** An operation on accounts was not done; the message says what is wrong and what may help, and never holds a password. */
public class AccountException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as a caller can act on it. */
    public enum Reason {
        /** There is an account of that name. */
        EXISTS,
        /** There is no account of that name. */
        UNKNOWN,
        /** The text cannot be the name of a user. */
        BAD_NAME,
        /** The text cannot be a password. */
        BAD_PASSWORD,
        /** The store of the accounts does not answer or is full; the same may succeed later. */
        UNAVAILABLE
    }

    private final Reason reason;

    public AccountException(Reason reason, String message) {
        this(reason, message, null);
    }

    public AccountException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
