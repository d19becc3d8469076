package org.mailroom.server.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailroom.security.tls.TlsSession;

/**
 * A connection as an operator sees it.
 *
 * @param id unique as long as the transport runs
 * @param listener that took it
 * @param peer the client
 * @param since when it was taken
 * @param tls the TLS session under it
 * @param idle how long the client has sent nothing
 * @param pendingCommands received and not yet answered
 * @param heldOctets held in memory for it
 * @param session what the protocol says of it
 */
public record ConnectionFacts(
        long id,
        String listener,
        InetAddress peer,
        Instant since,
        Optional<TlsSession> tls,
        Duration idle,
        int pendingCommands,
        long heldOctets,
        SessionFacts session) {}
