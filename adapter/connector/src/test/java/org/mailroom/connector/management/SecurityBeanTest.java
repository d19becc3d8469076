package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.api.management.BanFigures;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.connector.management.SecuritySources.TlsInUse;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.SelfTest;
import org.mailroom.security.tls.key.KeyFacts;
import org.mailroom.server.limit.LoginPenalties.Ban;

/** What a JMX client sees and does, through the platform MBean server. */
class SecurityBeanTest {

    private static final Instant DAY = Instant.parse("2027-01-31T00:00:00Z");

    private final LoggedSecurityMetrics metrics = new LoggedSecurityMetrics();
    private final Map<InetAddress, Instant> bans = new ConcurrentHashMap<>();
    private final AtomicInteger reloads = new AtomicInteger();
    private volatile String faultOfKeys;
    private Registration registration;
    private SecurityMXBean client;

    @BeforeEach
    void register() throws Exception {
        var report = SelfTest.run(List.of(new Check("works", "", () -> {}), new Check("fails", "mend it", () -> {
            throw new IllegalStateException("broken");
        })));
        var key = new KeyFacts(
                "a.pem", "CN=a", "CN=ca", List.of("a.example"), "RSA 2048", DAY, DAY.plusSeconds(1), "0a", false);
        var sources = new SecuritySources(
                () -> report,
                () -> new TlsInUse("JDK 17", List.of("TLSv1.3"), List.of("TLS_AES_256_GCM_SHA384")),
                () -> List.of(key),
                metrics::caches,
                List.of("PLAIN"),
                this::bans,
                () -> 7,
                this::reload,
                (address, time) -> bans.put(address, DAY.plus(time)),
                address -> bans.remove(address) != null);
        registration = Registration.of(new SecurityBean(sources), "security-test");
        client = JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName(SecurityMXBean.OBJECT_NAME_PREFIX + "security-test"),
                SecurityMXBean.class);
    }

    private List<Ban> bans() {
        return bans.entrySet().stream()
                .map(ban -> new Ban(ban.getKey(), ban.getValue()))
                .toList();
    }

    private Void reload() throws Exception {
        if (faultOfKeys != null) {
            throw new Exception(faultOfKeys);
        }
        reloads.incrementAndGet();
        return null;
    }

    @AfterEach
    void unregister() {
        registration.close();
    }

    @Test
    void showsTheSelfTest() {
        var checks = client.getSelfTest();
        assertThat(checks).hasSize(2);
        assertThat(checks.get(0).isPassed()).isTrue();
        assertThat(checks.get(1).isPassed()).isFalse();
        assertThat(checks.get(1).getProblem()).contains("broken");
        assertThat(checks.get(1).getAdvice()).isEqualTo("mend it");
    }

    @Test
    void showsTlsItsKeysAndMechanisms() {
        assertThat(client.getTlsEngine()).isEqualTo("JDK 17");
        assertThat(client.getTlsProtocols()).containsExactly("TLSv1.3");
        assertThat(client.getTlsCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
        assertThat(client.getMechanisms()).containsExactly("PLAIN");
        var key = client.getKeys().get(0);
        assertThat(key.getNames()).containsExactly("a.example");
        assertThat(key.getNotBefore()).isEqualTo("2027-01-31T00:00:00Z");
        assertThat(key.getNotAfter()).isEqualTo("2027-01-31T00:00:01Z");
        assertThat(key.getFingerprint()).isEqualTo("0a");
        assertThat(key.isSelfSigned()).isFalse();
    }

    @Test
    void showsWhatTheLastSweepHasLeft() {
        assertThat(client.getCaches()).isEmpty();
        metrics.cacheSwept("verifier", 1, 5, 7, 8);
        metrics.cacheSwept("sessions", 2, 6, 0, 0);
        metrics.cacheSwept("verifier", 3, 4, 70, 8);
        var caches = client.getCaches();
        assertThat(caches).hasSize(2);
        assertThat(caches.get(0).getName()).isEqualTo("sessions");
        assertThat(caches.get(1).getFreed()).isEqualTo(3);
        assertThat(caches.get(1).getHits()).isEqualTo(70);
        assertThat(caches.get(1).getMisses()).isEqualTo(8);
        assertThat(caches.get(1).getSize()).isEqualTo(4);
        assertThat(Instant.parse(caches.get(1).getSweptAt())).isAfter(Instant.EPOCH);
    }

    @Test
    void purgesAndReloads() {
        assertThat(client.purgeCaches()).isEqualTo(7);
        client.reloadKeys();
        assertThat(reloads).hasValue(1);
        faultOfKeys = "a.pem has no key";
        assertThatThrownBy(client::reloadKeys)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the keys of before stay in use: a.pem has no key");
    }

    @Test
    void listsAndLiftsBans() throws Exception {
        bans.put(InetAddress.getByName("192.0.2.1"), DAY);
        bans.put(InetAddress.getByName("2001:db8::1"), DAY);
        assertThat(client.getBans())
                .extracting(BanFigures::getAddress)
                .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
        client.unban("2001:db8::1");
        client.unban(client.getBans().get(0).getAddress());
        assertThat(client.getBans()).isEmpty();
        assertThatThrownBy(() -> client.unban("192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("192.0.2.1 is not banned");
    }

    @Test
    void bansForATime() {
        client.ban("2001:db8::1", 90);
        client.ban("192.0.2.1", 1);
        assertThat(client.getBans())
                .extracting(BanFigures::getAddress, BanFigures::getUntil)
                .containsExactly(
                        tuple("192.0.2.1", "2027-01-31T00:01:00Z"),
                        tuple("2001:db8:0:0:0:0:0:1", "2027-01-31T01:30:00Z"));
        for (int minutes : new int[] {0, -1, 365 * 24 * 60 + 1}) {
            assertThatThrownBy(() -> client.ban("192.0.2.1", minutes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minutes is " + minutes + ", but it is 1 to 525600");
        }
        assertThatThrownBy(() -> client.ban("example.com", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an IP address");
    }

    @Test
    void looksUpNoNames() {
        for (String text : new String[] {"localhost", "", "a:b", "1.2.3.4.5", "::1::2"}) {
            assertThatThrownBy(() -> client.unban(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not an IP address");
        }
    }
}
