package org.mailroom.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogRateTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Its clock may run over. */
    private long now = Long.MAX_VALUE - MINUTE / 2;

    private final LogRate rate = new LogRate(2, Duration.ofMinutes(1));

    @Test
    void tellsOnceHowManyWereNotWritten() {
        assertThat(rate.mayWrite(now)).isTrue();
        assertThat(rate.mayWrite(now + 1)).isTrue();
        assertThat(rate.mayWrite(now + 2)).isFalse();
        assertThat(rate.mayWrite(now + MINUTE - 1)).isFalse();
        assertThat(rate.untold(now + MINUTE - 1)).isZero();
        now += MINUTE;
        assertThat(rate.untold(now)).isEqualTo(2);
        assertThat(rate.untold(now)).isZero();
        assertThat(rate.mayWrite(now)).isTrue();
        assertThat(rate.mayWrite(now)).isTrue();
        assertThat(rate.mayWrite(now)).isFalse();
    }

    @Test
    void countsTheMinuteFromTheFirstMessage() {
        rate.mayWrite(now);
        rate.mayWrite(now);
        assertThat(rate.mayWrite(now + 2 * MINUTE)).isTrue();
        assertThat(rate.mayWrite(now + 3 * MINUTE - 1)).isTrue();
        assertThat(rate.mayWrite(now + 3 * MINUTE - 1)).isFalse();
        assertThat(rate.mayWrite(now + 3 * MINUTE)).isTrue();
    }

    @Test
    void startsAnew() {
        for (int i = 0; i < 3; i++) {
            rate.mayWrite(now);
        }
        rate.reset();
        assertThat(rate.untold(now + MINUTE)).isZero();
        assertThat(rate.mayWrite(now)).isTrue();
    }
}
