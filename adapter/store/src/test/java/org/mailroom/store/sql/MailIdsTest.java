package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailIdsTest {

    private final List<Long> reservations = new ArrayList<>();
    private final MailIds ids = new MailIds(this::reserve);

    private void reserve(long until) {
        reservations.add(until);
        ids.reserved(until);
    }

    @Test
    void growThoughTheClockIsSetBack() {
        long ahead = System.currentTimeMillis() + 1_000_000;
        ids.restart(255, ahead);
        long last = MailIds.compose(ahead, 255, 0);
        for (int i = 0; i < 100_000; i++) {
            long id = ids.next();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
        assertThat(ids.used()).as("8191 fit a millisecond").isEqualTo(ahead + 12);
        assertThat(reservations).isEmpty();
    }

    @Test
    void areReservedBeforeTheyAreUsed() {
        long behind = System.currentTimeMillis() - 2 * MailIds.RESERVED_MILLIS;
        ids.restart(1, behind);

        ids.next();

        assertThat(reservations).hasSize(1);
        assertThat(reservations.get(0)).isGreaterThan(ids.used());
    }

    @Test
    void areDifferentInAllThreads() {
        ids.restart(0, System.currentTimeMillis());
        Set<Long> given = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 200_000).parallel().forEach(i -> given.add(ids.next()));
        assertThat(given).hasSize(200_000);
    }

    @Test
    void fit63Bits() {
        long in2109 = (1L << 42) - 1;
        assertThat(MailIds.compose(in2109, 255, 8191)).isEqualTo(Long.MAX_VALUE);
    }
}
