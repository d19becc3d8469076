package org.mailroom.security.sasl;

/** A response breaks the syntax of its mechanism. Carries no stack: clients cause as many of these as they like. */
public final class MalformedResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * With what is wrong.
     *
     * @param reason for the log and the client; quotes nothing of the response, which may hold a secret
     */
    public MalformedResponseException(String reason) {
        super(reason, null, false, false);
    }
}
