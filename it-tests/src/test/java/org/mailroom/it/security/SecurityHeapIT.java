package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;

/** What many TLS sessions and logins leave in the heap of a server: nothing, after their time or when they are purged. */
class SecurityHeapIT {

    private static final int ACCOUNTS = 20;
    private static final int TIMEOUT_SECONDS = 8;
    private static final long MEGABYTE = 1 << 20;

    /** What one session, one connection or one verified password leaves behind, if anything. */
    private static final Pattern ENTRIES = Pattern.compile(
            "SSLSession(Impl)?$|SSLEngine(Impl)?$|OpenSsl.*(Session|Engine)$|TlsHandler$|TlsSession$"
                    + "|VerifierCache\\$Key$|Sasl(Dialogue|Exchange)$|(Scram|Plain|Login)\\w*Exchange$|TransportContext$");

    /** Everything of the rooms where such things live: a few more than before are no matter, thousands are. */
    private static final Pattern ROOMS = Pattern.compile(
            "^(sun\\.security\\.ssl|org\\.mailroom\\.(security|server|shaded\\.([a-z.]*bouncycastle|[a-z.]*netty)))\\.");

    private static final int STRAYS = 64;

    /**
     * With the default engine as many as promised; with the others as many as show a leak, unless {@code -Dheap.sessions} and
     * {@code -Dheap.logins} say how many.
     *
     * @param held what there is to purge at least: sessions of TLS 1.2, where the engine remembers any, and verified passwords
     */
    @ParameterizedTest
    @CsvSource({"JDK, 20000, 10000, 200", "BCJSSE, 1000, 400, 200", "OPENSSL, 1000, 400, 1"})
    void holdsNothingAfterAll(String engine, int leastSessions, int leastLogins, int held) throws Exception {
        int sessions = Integer.getInteger("heap.sessions", leastSessions);
        int logins = Integer.getInteger("heap.logins", leastLogins);
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("security-heap"), "run");
        ServerCertificate certificate = ServerCertificate.make(directory);
        AdapterSettings settings = AdapterSettings.none()
                .with("tlsEngine", engine)
                .with("tlsSessionCacheSize", 100_000)
                .with("tlsSessionTimeout", TIMEOUT_SECONDS)
                .with("tlsSweepInterval", 1)
                .with("verifierCacheTimeout", TIMEOUT_SECONDS)
                // The connections that are held open say nothing for as long as the others take
                .with("idleTimeout", 3600)
                .with("allowClearTextLogins", true);
        try (SecureServer server = SecureServer.startForLoad(directory, Jdk.running(), certificate, settings)) {
            SecurityLoad load = new SecurityLoad(server, certificate);
            load.createAccounts(ACCOUNTS);
            // What is made once is made before the heap is looked at.
            int few = Math.min(400, sessions / 8);
            load.handshakes("TLSv1.3", few);
            load.handshakes("TLSv1.2", few);
            load.logins(Math.min(400, logins / 4));
            try (SSLSocket open = load.connect("TLSv1.3");
                    SSLSocket older = load.connect("TLSv1.2")) {
                HeapHistogram before = afterTimeout(server);
                assertThat(before.matching(ROOMS))
                        .as("what the adapter and its engine are made of")
                        .isNotEmpty();

                load.handshakes("TLSv1.3", sessions / 2);
                load.handshakes("TLSv1.2", sessions / 2);
                load.logins(logins);
                assertNothingLeft("after the timeout", before, afterTimeout(server));

                load.handshakes("TLSv1.3", 500);
                load.logins(200);
                // The last are few, so that none of them times out before the purge.
                load.handshakes("TLSv1.2", 200);
                assertThat(server.management().security().purgeCaches()).isGreaterThanOrEqualTo(held);
                assertNothingLeft("after a purge", before, HeapHistogram.of(server.management()));

                assertAlive(open);
                assertAlive(older);
            }
        }
    }

    private static HeapHistogram afterTimeout(SecureServer server) throws Exception {
        Thread.sleep((TIMEOUT_SECONDS + 2) * 1000L);
        return HeapHistogram.of(server.management());
    }

    private static void assertNothingLeft(String when, HeapHistogram before, HeapHistogram after) {
        Map<String, Long> strays = after.grownSince(before, ROOMS);
        System.out.printf("%s: %,d octets more, %s%n", when, after.octets() - before.octets(), strays);
        assertThat(after.grownSince(before, ENTRIES)).as(when).isEmpty();
        assertThat(strays.values()).as("%s: %s", when, strays).allMatch(count -> count <= STRAYS);
        assertThat(after.octets() - before.octets()).as("octets more %s", when).isLessThan(MEGABYTE);
    }

    private static void assertAlive(Socket held) throws Exception {
        held.getOutputStream().write("NOOP\r\n".getBytes(US_ASCII));
        assertThat(Peer.line(held.getInputStream())).startsWith("250");
    }
}
