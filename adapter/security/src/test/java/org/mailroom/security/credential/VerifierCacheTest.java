package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.VerifierCache.Key;

class VerifierCacheTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> swept = new ArrayList<>();
    private final SecurityMetrics metrics = new SecurityMetrics() {
        @Override
        public void cacheSwept(String cache, int freed, int left, long hits, long misses) {
            swept.add(cache + " " + freed + " " + left);
        }
    };
    private final VerifierCache cache = cache(3);

    private VerifierCache cache(int entries) {
        return new VerifierCache(entries, Duration.ofSeconds(300), metrics, nanoTime::get);
    }

    private void pass(long seconds) {
        nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private Key key(String user) {
        return cache.key("embedded", user, "secret".getBytes(UTF_8), "$argon2id");
    }

    @Test
    void remembersWhatWasRight() {
        assertThat(cache.contains(key("alice"))).isFalse();
        cache.add(key("alice"));
        assertThat(cache.contains(key("alice"))).isTrue();
        assertThat(cache.contains(key("bob"))).isFalse();
        assertThat(cache.containsByNow(key("alice"))).isTrue();
        assertThat(cache.containsByNow(key("bob"))).isFalse();
        VerifierCacheFigures figures = cache.figures();
        assertThat(figures.size()).isEqualTo(1);
        assertThat(figures.hits()).isEqualTo(1);
        assertThat(figures.misses()).isEqualTo(2);
        assertThat(figures.evictions()).isZero();
        assertThat(figures.lastSweep()).isEmpty();
    }

    @Test
    void noTwoDecisionsShareAKey() {
        List<String> words = List.of("", "a", "b", "ab", "ba", "abc", "bc", "c", "a\0", "\0a", "\0\0\0\1a");
        Set<Key> keys = new HashSet<>();
        for (String realm : words) {
            for (String user : words) {
                for (String password : words) {
                    for (String stored : words) {
                        keys.add(cache.key(realm, user, password.getBytes(UTF_8), stored));
                    }
                }
            }
        }
        assertThat(keys).hasSize(words.size() * words.size() * words.size() * words.size());
    }

    @Test
    void aKeyIsWorthNothingElsewhere() {
        assertThat(cache.key("r", "u", new byte[1], "s")).isEqualTo(cache.key("r", "u", new byte[1], "s"));
        assertThat(cache.key("r", "u", new byte[1], "s")).isNotEqualTo(cache(3).key("r", "u", new byte[1], "s"));
    }

    @Test
    void anEntryDiesAtAFixedAge() {
        cache.add(key("alice"));
        for (int i = 0; i < 299; i++) {
            pass(1);
            assertThat(cache.contains(key("alice"))).isTrue();
        }
        pass(1);
        assertThat(cache.contains(key("alice"))).isFalse();
        cache.add(key("alice"));
        pass(299);
        assertThat(cache.contains(key("alice")))
                .as("proved anew, it lives anew")
                .isTrue();
    }

    @Test
    void provedAgainItLivesAnew() {
        cache.add(key("alice"));
        cache.add(key("bob"));
        pass(200);
        cache.add(key("alice"));
        pass(200);
        cache.sweep();
        assertThat(cache.contains(key("alice"))).isTrue();
        assertThat(swept).containsExactly("verifier 1 1");
    }

    @Test
    void expiredMeansFreed() throws InterruptedException {
        WeakReference<Key> alice = added("alice");
        pass(200);
        WeakReference<Key> bob = added("bob");
        System.gc();
        assertThat(alice.get()).as("while it lives").isNotNull();

        pass(100);
        cache.sweep();

        assertThat(swept).containsExactly("verifier 1 1");
        assertThat(cache.figures().size()).isEqualTo(1);
        assertThat(cache.figures().lastSweep()).isPresent();
        assertFreed(alice);
        assertThat(bob.get()).isNotNull();
        cache.purge();
        assertThat(swept).containsExactly("verifier 1 1", "verifier 1 0");
        assertThat(cache.figures().size()).isZero();
        assertFreed(bob);
    }

    private WeakReference<Key> added(String user) {
        Key key = key(user);
        cache.add(key);
        return new WeakReference<>(key);
    }

    private static void assertFreed(WeakReference<Key> key) throws InterruptedException {
        for (int i = 0; i < 200 && key.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(key.get()).isNull();
    }

    @Test
    void whoComesFreesWhatHasExpired() {
        cache.add(key("alice"));
        cache.add(key("bob"));
        pass(300);
        cache.add(key("carol"));
        assertThat(cache.figures().size()).isEqualTo(1);
        assertThat(cache.figures().evictions()).isZero();
    }

    @Test
    void itHoldsSoManyAndNoMore() {
        for (String user : List.of("a", "b", "c", "d", "e")) {
            cache.add(key(user));
        }
        assertThat(cache.figures().size()).isEqualTo(3);
        assertThat(cache.figures().evictions()).isEqualTo(2);
        assertThat(cache.contains(key("b"))).isFalse();
        assertThat(cache.contains(key("c"))).isTrue();
        assertThat(cache.contains(key("e"))).isTrue();
    }

    @Test
    void itMayRememberNothing() {
        VerifierCache none = cache(0);
        Key key = none.key("r", "u", new byte[1], "s");
        none.add(key);
        assertThat(none.contains(key)).isFalse();
        VerifierCache forNoTime = new VerifierCache(3, Duration.ZERO, metrics, nanoTime::get);
        Key other = forNoTime.key("r", "u", new byte[1], "s");
        forNoTime.add(other);
        assertThat(forNoTime.contains(other)).isFalse();
        assertThatThrownBy(() -> cache(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
