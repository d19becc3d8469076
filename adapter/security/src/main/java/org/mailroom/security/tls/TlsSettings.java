package org.mailroom.security.tls;

import java.security.KeyStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator decides about TLS.
 *
 * @param engine when it cannot be used, the JDK's takes its place
 * @param protocols at least one
 * @param clientCertificates other than {@code OFF} only with {@code trust}
 * @param trust the authorities whose client certificates are accepted, as long as the service runs
 * @param applicationProtocol the name that is chosen when a client offers it (ALPN, RFC 7301), as in {@code imap}; a client that
 *     offers only others is served all the same
 * @param sessionCacheSize sessions kept for resumption, at least 1 (0 would mean without limit), for each application protocol;
 *     those in tickets do not count
 * @param sessionTimeout how long a session can be resumed, 1 second to 7 days (RFC 8446, section 4.6.1)
 * @param generationLifetime after which the keys of tickets and the session cache are replaced
 * @param sweepInterval how often expired sessions are swept out
 * @param handshakeTimeout after which a handshake has failed
 * @param handshakeThreads that compute handshakes, so that the event loops need not; at least 1
 */
public record TlsSettings(
        TlsEngine engine,
        Set<TlsProtocol> protocols,
        ClientCertificates clientCertificates,
        Optional<KeyStore> trust,
        Optional<String> applicationProtocol,
        int sessionCacheSize,
        Duration sessionTimeout,
        Duration generationLifetime,
        Duration sweepInterval,
        Duration handshakeTimeout,
        int handshakeThreads) {

    private static final Duration LONGEST_SESSION = Duration.ofDays(7);

    public TlsSettings {
        Objects.requireNonNull(engine);
        Objects.requireNonNull(clientCertificates);
        require(!protocols.isEmpty(), "protocols: at least one is needed");
        protocols = Set.copyOf(protocols);
        require(
                clientCertificates == ClientCertificates.OFF || trust.isPresent(),
                "client certificates need a trust store that says which are accepted");
        require(
                applicationProtocol
                        .map(name -> !name.isEmpty() && name.length() < 256)
                        .orElse(true),
                "application protocol: 1 to 255 octets");
        require(sessionCacheSize >= 1, "session cache size: at least 1, is " + sessionCacheSize);
        require(
                sessionTimeout.toSeconds() >= 1 && sessionTimeout.compareTo(LONGEST_SESSION) <= 0,
                "session timeout: 1 second to 7 days, is " + sessionTimeout);
        requirePositive(generationLifetime, "generation lifetime");
        requirePositive(sweepInterval, "sweep interval");
        requirePositive(handshakeTimeout, "handshake timeout");
        require(handshakeThreads >= 1, "handshake threads: at least 1, are " + handshakeThreads);
    }

    /** The JDK's engine, TLS 1.2 and 1.3, no client certificates. */
    public static TlsSettings defaults() {
        return new TlsSettings(
                TlsEngine.JDK,
                EnumSet.allOf(TlsProtocol.class),
                ClientCertificates.OFF,
                Optional.empty(),
                Optional.empty(),
                1000,
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same with that engine. */
    public TlsSettings with(TlsEngine other) {
        return new TlsSettings(
                other,
                protocols,
                clientCertificates,
                trust,
                applicationProtocol,
                sessionCacheSize,
                sessionTimeout,
                generationLifetime,
                sweepInterval,
                handshakeTimeout,
                handshakeThreads);
    }

    /** The same with those client certificates. */
    public TlsSettings with(ClientCertificates other, Optional<KeyStore> trusted) {
        return new TlsSettings(
                engine,
                protocols,
                other,
                trusted,
                applicationProtocol,
                sessionCacheSize,
                sessionTimeout,
                generationLifetime,
                sweepInterval,
                handshakeTimeout,
                handshakeThreads);
    }

    /** The same with that application protocol. */
    TlsSettings speaking(String name) {
        return new TlsSettings(
                engine,
                protocols,
                clientCertificates,
                trust,
                Optional.of(name),
                sessionCacheSize,
                sessionTimeout,
                generationLifetime,
                sweepInterval,
                handshakeTimeout,
                handshakeThreads);
    }

    private static void requirePositive(Duration duration, String what) {
        require(!duration.isNegative() && !duration.isZero(), what + ": must be positive, is " + duration);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
