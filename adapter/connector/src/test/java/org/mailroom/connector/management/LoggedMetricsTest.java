package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.realm.BeanRealm;
import org.mailroom.connector.realm.LoginValidators;
import org.mailroom.connector.realm.WatchedRealm;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.SelfTest;

/** What an administrator reads of TLS and logins. */
class LoggedMetricsTest {

    private final Logger logger = Logger.getLogger("org.mailroom");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final LoggedMetrics server = new LoggedMetrics();
    private final LoggedSecurityMetrics security = new LoggedSecurityMetrics();
    private InetAddress peer;

    @BeforeEach
    void listen() throws Exception {
        peer = InetAddress.getByName("192.0.2.1");
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        Log.startAnew();
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void floodsAreToldOnceAMinute() {
        server.floodReset(peer, 101);
        server.floodReset(peer, 102);

        assertThat(lines).containsExactly("WARNING MR0036 The connection of 192.0.2.1 was reset: 101 commands pending");
    }

    @Test
    void tellsOfLogins() {
        server.loginFailed(peer, "PLAIN", "wrong password");
        server.loginSucceeded(peer, "alice", "PLAIN");
        server.messageAltered(peer, 7, "the signature is wrong");
        server.addressBanned(peer, Instant.parse("2027-01-31T00:00:00Z"));
        assertThat(lines)
                .containsExactly(
                        "INFO MR0061 A login from 192.0.2.1 by PLAIN failed: wrong password",
                        "WARNING MR0062 What 192.0.2.1 sent was altered on its way, its connection is closed:"
                                + " buffer 7 of the security layer: the signature is wrong",
                        "WARNING MR0063 192.0.2.1 is turned away until 2027-01-31T00:00:00Z:"
                                + " too many of its logins failed, or an administrator said so");
    }

    @Test
    void tellsOfKeysAndEngines() {
        security.keysReloaded("a.pem");
        security.keysRefused("a.pem is empty");
        security.tokenKeysRead("jwks.json");
        security.tokenKeysRefused("jwks.json holds no JWK set");
        security.selfSigned("mail.example.com");
        security.engineReplaced("OPENSSL has no library here");
        assertThat(lines)
                .extracting(line -> line.replaceAll("^(\\w+ MR\\d+) .*", "$1"))
                .containsExactly(
                        "INFO MR0055",
                        "SEVERE MR0056",
                        "INFO MR0070",
                        "SEVERE MR0071",
                        "WARNING MR0054",
                        "WARNING MR0053");
        assertThat(lines.get(1)).endsWith("those of before stay: a.pem is empty");
    }

    @Test
    void tellsOfHandshakesOnRequestAlone() {
        security.handshakeFailed(new InetSocketAddress(peer, 1234), "no cipher suite");
        assertThat(lines).isEmpty();
        logger.setLevel(Level.FINE);
        security.handshakeFailed(new InetSocketAddress(peer, 1234), "no cipher suite");
        security.handshakeFailed(null, "gone");
        assertThat(lines)
                .containsExactly(
                        "FINE MR0057 The TLS handshake with 192.0.2.1 failed: no cipher suite",
                        "FINE MR0057 The TLS handshake with null failed: gone");
    }

    @Test
    void tellsOfSessionsByTheirProtocolOnRequestAlone() {
        Logger imap = Logger.getLogger("org.mailroom.imap");
        imap.setLevel(Level.FINE);
        try {
            var client = new InetSocketAddress(peer, 1234);
            server.sessionOpened(1, "imaps", client);
            server.sessionOpened(2, "SMTP", client);
            server.sessionClosed(2, "SMTP");
            server.sessionClosed(1, "imaps");
        } finally {
            imap.setLevel(null);
        }
        assertThat(lines)
                .containsExactly(
                        "FINE MR0074 Connection 1 from 192.0.2.1 was taken by the imaps listener",
                        "FINE MR0075 Connection 1 of the imaps listener has ended");
    }

    @Test
    void tellsOfTheSelfTest() {
        SelfTestLog.write(SelfTest.run(List.of(new Check("works", "", () -> {}), new Check("fails", "mend it", () -> {
            throw new IllegalStateException("broken");
        }))));
        assertThat(lines.get(0))
                .isEqualTo("SEVERE MR0051 A check failed, and what needs it is not offered: fails:"
                        + " IllegalStateException: broken; mend it");
        assertThat(lines.get(1)).startsWith("INFO MR0050 Security is tested: 1 of 2 checks passed, for ");
        assertThat(lines).hasSize(2);
    }

    @Test
    void tellsOnceThatARealmIsSilent() throws Exception {
        var realm = new WatchedRealm(new BeanRealm(new LoginValidators(true, Duration.ZERO)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> realm.checkPassword("alice", new byte[] {'x'}, peer))
                    .isInstanceOf(RealmUnavailableException.class);
        }
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("WARNING MR0064 Logins fail for now: realm is BEAN, but no ");
        assertThat(realm.find("alice")).isFalse();
        assertThat(realm.realm()).isEqualTo("bean");
    }
}
