package org.mailroom.security.credential;

/** A realm does not answer; the same login may succeed later. */
public final class RealmUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * With what to look at.
     *
     * @param message names the realm and what does not answer; for the log
     */
    public RealmUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
