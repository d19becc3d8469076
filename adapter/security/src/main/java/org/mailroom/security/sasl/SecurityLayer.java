package org.mailroom.security.sasl;

/**
 * Protects what follows a login (RFC 4422, section 3.7). Each side travels in buffers: a length of four octets, big-endian, and
 * so many octets that one call of {@link #wrap} made or one call of {@link #unwrap} takes. The length itself is the business of
 * whoever owns the connection. For one connection; sending and receiving may be on two threads.
 */
public interface SecurityLayer extends AutoCloseable {

    /** The largest buffer that the peer may send, without its length; a larger one is an attack. */
    int maxReceived();

    /** How many octets {@link #wrap} takes at most. */
    int maxPlain();

    /** How many octets a buffer is longer than what is in it. */
    int overhead();

    /**
     * Seals.
     *
     * @param plain octets to send, {@code length} of them from {@code offset}; at most {@link #maxPlain()}
     * @param sealed takes {@code length + overhead()} octets from {@code sealedOffset}; must not overlap {@code plain}
     */
    void wrap(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset);

    /**
     * Opens one complete buffer, in place.
     *
     * @param sealed the buffer without its length, {@code length} octets from {@code offset}; afterwards the plain octets
     *     stand from {@code offset + overhead()} on
     * @return how many plain octets there are
     * @throws MessageAlteredException when the signature, the sequence or the length is not right; the connection is to be
     *     closed at once, and the layer must not be used again
     */
    int unwrap(byte[] sealed, int offset, int length) throws MessageAlteredException;

    /** A short description for the log, as in {@code NTLM 128 bit}. */
    String description();

    /** Clears the keys. */
    @Override
    void close();
}
