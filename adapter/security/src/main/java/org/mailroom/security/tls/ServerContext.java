package org.mailroom.security.tls;

import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;

/** The keys, the suites and the session cache that engines share. Used from any thread. */
interface ServerContext extends AutoCloseable {

    /** For one connection, which it does not know: an engine that knew the peer would enter a cache that nothing empties. */
    SSLEngine newEngine(ByteBufAllocator allocator);

    /** The ids of the sessions that can be resumed from memory. To ask for them frees those that expired. */
    Set<ByteBuffer> sessions();

    /** Frees what expired and is not among the ids. */
    void expire();

    /** Forgets every session. The connections that are open stay open. */
    void empty();

    /** Keys for new tickets; those of before are good for one more time, and then no longer. */
    void renewTicketKeys();

    /** Prevents tickets that would do harm; to be called before each part of a handshake. */
    void restrainTickets(SSLEngine engine);

    /**
     * Whether that handshake resumed a session.
     *
     * @param start of the connection, in milliseconds since the epoch
     */
    boolean isResumed(SSLEngine engine, long start);

    /** The certificate that vouches for the session, if that is known. */
    Optional<X509Certificate> serverCertificate(SSLEngine engine);

    /** What will export keying material of the session (RFC 5705); for an engine whose handshake has not begun. */
    Exporter exporter(SSLEngine engine);

    /** No new engines after this. Those in use stay usable. */
    @Override
    void close();
}
