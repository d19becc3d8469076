package org.mailroom.connector.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailroom.server.ServerMetrics;

/** What is counted, and for how long it is known. */
class RatesTest {

    private static final Instant START = Instant.parse("2027-01-31T00:00:00Z");

    private final Rates rates = new Rates(START);

    @Test
    void countsByInterval() {
        rates.count(Happening.COMMANDS);
        rates.count(Happening.COMMANDS);
        rates.nextInterval(START.plusSeconds(10));
        rates.count(Happening.COMMANDS);
        rates.count(Happening.LOGINS);
        rates.nextInterval(START.plusSeconds(20));
        rates.count(Happening.FLOODS);
        assertThat(rates.lastHour()).hasSize(2);
        assertThat(rates.lastHour().get(0).from()).isEqualTo(START);
        assertThat(rates.lastHour().get(0).counts())
                .containsEntry("commands", 2L)
                .containsEntry("logins", 0L);
        assertThat(rates.lastHour().get(1).from()).isEqualTo(START.plusSeconds(10));
        assertThat(rates.lastHour().get(1).counts())
                .containsEntry("commands", 1L)
                .containsEntry("logins", 1L);
        assertThat(rates.totals())
                .containsEntry("commands", 3L)
                .containsEntry("logins", 1L)
                .containsEntry("floods", 1L)
                .hasSize(Happening.values().length);
    }

    @Test
    void forgetsWhatIsMoreThanAnHourAgo() {
        rates.count(Happening.COMMANDS);
        for (int i = 1; i <= 361; i++) {
            rates.nextInterval(START.plusSeconds(10L * i));
        }
        assertThat(rates.lastHour()).hasSize(360);
        assertThat(rates.lastHour().get(0).from()).isEqualTo(START.plusSeconds(10));
        assertThat(rates.lastHour()).allMatch(rate -> rate.counts().get("commands") == 0);
        assertThat(rates.totals()).containsEntry("commands", 1L);
    }

    @Test
    void countsWhatTheServersTell() {
        var ended = new EndedConnections();
        var metrics = new CountedMetrics(rates, ended);
        InetAddress peer = InetAddress.getLoopbackAddress();
        metrics.connectionOpened(peer);
        metrics.connectionRefused(peer, "maxConnections");
        metrics.connectionEnded(peer, "minDataRate");
        metrics.commandReceived(peer);
        metrics.messageAccepted("1", peer, 5);
        metrics.messageFiled(peer, "alice", 5);
        metrics.messageRefused(peer, "550");
        metrics.loginSucceeded(peer, "alice", "PLAIN");
        metrics.loginFailed(peer, "PLAIN", "wrong");
        metrics.floodReset(peer, 101);
        for (Happening happening : List.of(
                Happening.CONNECTIONS,
                Happening.CONNECTIONS_REFUSED,
                Happening.CONNECTIONS_ENDED,
                Happening.COMMANDS,
                Happening.MESSAGES_ACCEPTED,
                Happening.MESSAGES_FILED,
                Happening.MESSAGES_REFUSED,
                Happening.LOGINS,
                Happening.LOGINS_FAILED,
                Happening.FLOODS)) {
            assertThat(rates.totals()).containsEntry(happening.key(), 1L);
        }
        assertThat(ended.counts()).isEqualTo(Map.of("minDataRate", 1L));
    }

    @Test
    void tellsBothWhateverThereIsToTell() throws Exception {
        List<String> told = new ArrayList<>();
        for (Method method : ServerMetrics.class.getMethods()) {
            Method own = BothMetrics.class.getMethod(method.getName(), method.getParameterTypes());
            assertThat(own.getDeclaringClass()).as(method.getName()).isEqualTo(BothMetrics.class);
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(RatesTest::any)
                    .toArray();
            own.invoke(new BothMetrics(recording("first ", told), recording("second ", told)), arguments);
            assertThat(told).containsExactly("first " + method.getName(), "second " + method.getName());
            told.clear();
        }
    }

    private static ServerMetrics recording(String who, List<String> told) {
        return (ServerMetrics) java.lang.reflect.Proxy.newProxyInstance(
                RatesTest.class.getClassLoader(), new Class<?>[] {ServerMetrics.class}, (proxy, method, arguments) -> {
                    told.add(who + method.getName());
                    return null;
                });
    }

    private static Object any(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        if (type == int.class) {
            return 1;
        }
        return type == InetSocketAddress.class ? new InetSocketAddress(1) : null;
    }
}
