package org.mailroom.security.sasl;

/** A sealed buffer is not what the peer sent: somebody altered, dropped, repeated or inserted octets. */
public final class MessageAlteredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long sequence;

    /**
     * For one buffer.
     *
     * @param sequence the number of the buffer among those received on this connection, from 0
     * @param reason what does not fit
     */
    public MessageAlteredException(long sequence, String reason) {
        super("message altered at sequence " + sequence + ": " + reason);
        this.sequence = sequence;
    }

    /** The number of the buffer among those received on this connection, from 0. */
    public long sequence() {
        return sequence;
    }
}
