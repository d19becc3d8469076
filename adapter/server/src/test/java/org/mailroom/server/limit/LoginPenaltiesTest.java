package org.mailroom.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mailroom.server.RecordedMetrics;

/** Who guesses waits longer and longer, and is banned; who does not is left alone; nothing is remembered for ever. */
class LoginPenaltiesTest {

    private static final InetAddress ONE = address("192.0.2.1");
    private static final InetAddress OTHER = address("192.0.2.2");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final LoginPenalties penalties = penalties(0, 100);

    private LoginPenalties penalties(int banAfter, int maxPenalties) {
        var limits = new LoginLimits(
                12_288,
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                Duration.ofMinutes(10),
                banAfter,
                Duration.ofMinutes(30),
                maxPenalties);
        return new LoginPenalties(live(limits), metrics, () -> now);
    }

    private static LiveLimits live(LoginLimits login) {
        ServerLimits all = ServerLimits.DEFAULTS;
        return new LiveLimits(new RecordPath("login").replaced(all, login));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void doublesTheWaitUpToTheLongest() {
        assertThat(penalties.delay(ONE)).isZero();
        assertThat(penalties.failed(ONE)).hasSeconds(2);
        assertThat(penalties.failed(ONE)).hasSeconds(4);
        assertThat(penalties.failed(ONE)).hasSeconds(8);
        assertThat(penalties.failed(ONE)).hasSeconds(15);
        assertThat(penalties.delay(ONE)).hasSeconds(15);
        assertThat(penalties.delay(OTHER)).isZero();
        for (int i = 0; i < 100; i++) {
            penalties.failed(ONE);
        }
        assertThat(penalties.delay(ONE)).hasSeconds(15);
    }

    @Test
    void forgetsAfterASuccessAndAfterAWhile() {
        penalties.failed(ONE);
        penalties.failed(OTHER);
        penalties.succeeded(ONE);
        assertThat(penalties.delay(ONE)).isZero();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(penalties.delay(OTHER)).isZero();
        assertThat(penalties.failed(OTHER)).hasSeconds(2);
    }

    @Test
    void countsTheSubnetOfAnIpv6Address() {
        penalties.failed(address("2001:db8:0:1::1"));
        assertThat(penalties.delay(address("2001:db8:0:1:ffff::2"))).hasSeconds(2);
        assertThat(penalties.delay(address("2001:db8:0:2::1"))).isZero();
        assertThat(penalties.size()).isEqualTo(1);
    }

    @Test
    void bansAndLiftsTheBan() {
        var strict = penalties(3, 100);
        strict.failed(ONE);
        strict.failed(ONE);
        assertThat(strict.isBanned(ONE)).isFalse();
        strict.failed(ONE);
        assertThat(strict.isBanned(ONE)).isTrue();
        assertThat(strict.isBanned(OTHER)).isFalse();
        Instant until = now.plus(Duration.ofMinutes(30));
        assertThat(strict.bans()).containsExactly(new LoginPenalties.Ban(ONE, until));
        assertThat(metrics.lines).containsExactly("banned 192.0.2.1 until " + until);
        strict.succeeded(ONE);
        assertThat(strict.isBanned(ONE)).isTrue();
        assertThat(strict.unban(ONE)).isTrue();
        assertThat(strict.unban(ONE)).isFalse();
        assertThat(strict.isBanned(ONE)).isFalse();
        assertThat(strict.size()).isZero();
    }

    @Test
    void endsABanByItself() {
        penalties.ban(address("2001:db8::1"), Duration.ofMinutes(1));
        assertThat(penalties.isBanned(address("2001:db8::2"))).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(penalties.isBanned(address("2001:db8::2"))).isFalse();
        assertThat(penalties.bans()).isEmpty();
        assertThat(penalties.size()).isEqualTo(1);
        penalties.sweep();
        assertThat(penalties.size()).isZero();
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int i = 0; i < 1000; i++) {
            penalties.failed(address("198.51." + i / 250 + "." + i % 250));
        }
        assertThat(penalties.size()).isEqualTo(100);
        assertThat(penalties.delay(address("198.51.3.249"))).hasSeconds(2);
        assertThat(penalties.delay(address("198.51.0.0"))).isZero();
        for (int i = 0; i < 1000; i++) {
            penalties.ban(address("198.51." + i / 250 + "." + i % 250), Duration.ofHours(1));
        }
        assertThat(penalties.bans()).hasSize(100);
    }

    @Test
    void sweepsAsItIsUsed() {
        for (int i = 0; i < 50; i++) {
            penalties.failed(address("198.51.100." + i));
        }
        now = now.plus(Duration.ofMinutes(11));
        penalties.failed(ONE);
        assertThat(penalties.size()).isEqualTo(1);
    }
}
