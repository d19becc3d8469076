package org.mailroom.security.sasl;

/** One login, from the first response to its end. For one thread at a time. */
public interface SaslExchange extends AutoCloseable {

    /**
     * Takes the client's next response and says what follows. May block: it hashes passwords and asks realms.
     *
     * @param response without base64; null, at the first call only, when the client sent no initial response. The caller clears
     *     it afterwards
     * @return never null; after a {@link SaslStep.Success}, a {@link SaslStep.Failure} or a decided
     *     {@link SaslStep.Challenge} only {@link #close} may be called
     */
    SaslStep next(byte[] response);

    /** Ends the login, however far it got, and clears what was secret. A layer that was handed out stays alive. */
    @Override
    void close();
}
