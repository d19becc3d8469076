package org.mailroom.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailroom.server.RecordedMetrics;
import org.mailroom.server.limit.PressureMonitor.Gauge;

/** Rates, sessions of users, slowness and pressure, with a clock of the test. */
class CrowdLimitsTest {

    private final LiveLimits limits = new LiveLimits(ServerLimits.DEFAULTS);
    private long nanoTime = Long.MAX_VALUE - 5;

    private static Network peer(int number) throws Exception {
        return Network.of(InetAddress.getByName("192.0.2." + number));
    }

    private void pass(long seconds) {
        nanoTime += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void takesSoManyConnectionsInAMinute() throws Exception {
        var rates = new ConnectionRates(limits, () -> nanoTime);
        for (int i = 0; i < 1000; i++) {
            assertThat(rates.exceeded(peer(1))).isEmpty();
        }
        assertThat(rates.size()).isZero();
        limits.set(Limit.MAX_CONNECTION_RATE_PER_ADDRESS, 6);
        limits.set(Limit.MAX_CONNECTION_RATE, 12);
        for (int i = 0; i < 6; i++) {
            assertThat(rates.exceeded(peer(1))).isEmpty();
        }
        assertThat(rates.exceeded(peer(1))).contains(Limit.MAX_CONNECTION_RATE_PER_ADDRESS);
        for (int i = 0; i < 6; i++) {
            assertThat(rates.exceeded(peer(2))).isEmpty();
        }
        assertThat(rates.exceeded(peer(2))).contains(Limit.MAX_CONNECTION_RATE);
        pass(10);
        assertThat(rates.exceeded(peer(1))).isEmpty();
        assertThat(rates.exceeded(peer(1))).contains(Limit.MAX_CONNECTION_RATE_PER_ADDRESS);
        assertThat(rates.size()).isEqualTo(2);
        pass(61);
        assertThat(rates.exceeded(peer(3))).isEmpty();
        assertThat(rates.size()).isOne();
    }

    @Test
    void countsTheSessionsOfAUser() {
        var users = new UserSessions(limits);
        limits.set(Limit.MAX_CONNECTIONS_PER_USER, 2);
        assertThat(users.enter("anna")).isTrue();
        assertThat(users.enter("anna")).isTrue();
        assertThat(users.enter("anna")).isFalse();
        assertThat(users.enter("bert")).isTrue();
        users.leave("anna");
        assertThat(users.enter("anna")).isTrue();
        users.leave("anna");
        users.leave("anna");
        users.leave("bert");
        assertThat(users.users()).isZero();
    }

    @Test
    void findsWhoIsTooSlow() {
        var rate = new DataRate(limits);
        limits.set(Limit.MIN_DATA_RATE, 10);
        rate.begin(nanoTime);
        pass(29);
        assertThat(rate.isTooSlow(nanoTime)).as("before the window is over").isFalse();
        rate.add(299);
        pass(1);
        assertThat(rate.isTooSlow(nanoTime)).isTrue();
        rate.add(300);
        pass(30);
        assertThat(rate.isTooSlow(nanoTime)).isFalse();
        pass(30);
        rate.end();
        assertThat(rate.isTooSlow(nanoTime)).as("nothing is begun").isFalse();
        limits.set(Limit.MIN_DATA_RATE, 0);
        rate.begin(nanoTime);
        pass(300);
        assertThat(rate.isTooSlow(nanoTime)).isFalse();
    }

    @Test
    void isUnderPressureWhileSomethingIsFull() {
        var metrics = new RecordedMetrics();
        double[] use = {0.5, 0.5};
        var monitor = new PressureMonitor(
                limits, metrics, new Gauge("heap", 0.9, () -> use[0]), new Gauge("connections", 0.8, () -> use[1]));
        use[0] = 0.95;
        monitor.tick();
        monitor.tick();
        use[0] = 0.5;
        monitor.tick();
        assertThat(metrics.lines).isEmpty();
        use[0] = 0.95;
        use[1] = 0.81;
        IntStream.range(0, 3).forEach(second -> monitor.tick());
        assertThat(metrics.lines).containsExactly("pressure: heap 95 %, connections 81 %");
        assertThat(limits.current().idleTimeout()).hasSeconds(60);
        use[0] = 0.5;
        use[1] = 0.75;
        IntStream.range(0, 20).forEach(second -> monitor.tick());
        assertThat(limits.pressure()).as("below its mark, but not well").contains("connections 75 %");
        use[1] = 0.7;
        IntStream.range(0, 10).forEach(second -> monitor.tick());
        assertThat(metrics.lines).hasSize(2).endsWith("no pressure");
        assertThat(limits.current()).isEqualTo(ServerLimits.DEFAULTS);
    }

    @Test
    void knowsHowFullTheHeapIs() {
        assertThat(PressureMonitor.heap().use().getAsDouble()).isBetween(0.0, 1.0);
    }
}
