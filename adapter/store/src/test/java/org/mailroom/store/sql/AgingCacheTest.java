package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgingCacheTest {

    private final AtomicLong time = new AtomicLong();
    private final AgingCache<String, String> cache = new AgingCache<>("test", 10, Duration.ofNanos(100), time::get);

    @Test
    void evictsWhatWasNotAskedForLongest() {
        cache.put("a", "A", 4);
        cache.put("b", "B", 4);
        assertThat(cache.get("a")).contains("A");
        cache.put("c", "C", 4);

        assertThat(cache.peek("b")).isEmpty();
        assertThat(cache.get("a")).contains("A");
        assertThat(cache.figures().weight()).isEqualTo(8);
        assertThat(cache.figures().evictions()).isEqualTo(1);
    }

    @Test
    void keepsNothingThatIsTooHeavy() {
        cache.put("a", "A", 4);
        cache.put("a", "AA", 11);
        assertThat(cache.peek("a")).isEmpty();
        assertThat(cache.figures().weight()).isZero();
    }

    @Test
    void replacesAndRemoves() {
        cache.put("a", "A", 4);
        cache.put("a", "B", 5);
        assertThat(cache.figures().weight()).isEqualTo(5);
        assertThat(cache.remove("a")).contains("B");
        assertThat(cache.remove("a")).isEmpty();
        assertThat(cache.figures().weight()).isZero();
    }

    @Test
    void freesWhatNobodyAskedForInTime() {
        cache.put("a", "A", 1);
        cache.put("b", "B", 1);
        time.set(60);
        assertThat(cache.get("a")).contains("A");
        assertThat(cache.peek("b")).contains("B");
        time.set(110);
        assertThat(cache.get("b")).isEmpty();

        cache.sweep();

        assertThat(cache.figures().size()).isEqualTo(1);
        assertThat(cache.figures().freed()).isEqualTo(1);
        assertThat(cache.get("a")).contains("A");
        assertThat(cache.figures().hits()).isEqualTo(2);
        assertThat(cache.figures().misses()).isEqualTo(1);
    }
}
