package org.mailroom.security.tls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The service at one moment.
 *
 * @param engine the one in use
 * @param protocols that are offered; what was asked for and did not pass the self-test is missing
 * @param cipherSuites that are offered, by their IANA names, the preferred first
 * @param generation counts from 1; a reload of the keys, a purge and the passing of time begin a new one
 * @param generationStart when it began
 * @param sessionsCached sessions in the cache that are still valid
 * @param sweptAt when expired sessions were last swept out
 * @param sweptOut how many had gone since the sweep before that one
 * @param handshakes that were completed since the start
 * @param resumed those among them that resumed a session
 * @param handshakesFailed that failed since the start
 */
public record TlsFigures(
        TlsEngine engine,
        List<TlsProtocol> protocols,
        List<String> cipherSuites,
        long generation,
        Instant generationStart,
        int sessionsCached,
        Optional<Instant> sweptAt,
        int sweptOut,
        long handshakes,
        long resumed,
        long handshakesFailed) {}
