package org.mailroom.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashGateTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        threads.shutdown();
    }

    /** Somebody in the gate, until the end. */
    private CompletableFuture<Boolean> occupy(HashGate gate) throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Boolean> occupant = run(gate, () -> {
            inside.countDown();
            await(end);
        });
        inside.await();
        return occupant;
    }

    private CompletableFuture<Boolean> run(HashGate gate, Runnable computation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return gate.check(() -> false, () -> {
                            computation.run();
                            return true;
                        });
                    } catch (RealmUnavailableException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlySoManyPassAtOnce() throws Exception {
        HashGate gate = new HashGate(2, Duration.ofMinutes(1));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(run(gate, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
            }));
        }
        for (CompletableFuture<Boolean> each : all) {
            assertThat(each.join()).isTrue();
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(gate.computations()).isEqualTo(200);
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws Exception {
        HashGate gate = new HashGate(2, Duration.ZERO);
        occupy(gate);
        assertThat(gate.check(() -> false, () -> true)).isTrue();
        CompletableFuture<Boolean> second = occupy(gate);

        assertThatThrownBy(() -> gate.check(() -> true, () -> true))
                .isInstanceOf(RealmUnavailableException.class)
                .hasMessageContaining("too many passwords");
        assertThat(gate.computations()).isEqualTo(3);

        end.countDown();
        second.join();
        assertThat(gate.check(() -> false, () -> false)).isFalse();
    }

    @Test
    void whoIsInterruptedDoesNotWait() throws Exception {
        HashGate gate = new HashGate(1, Duration.ofHours(1));
        occupy(gate);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> gate.check(() -> true, () -> true))
                    .isInstanceOf(RealmUnavailableException.class)
                    .hasMessageContaining("interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }

    @Test
    void whatIsKnownByThenIsNotComputed() throws Exception {
        HashGate gate = HashGate.ofCores();
        assertThat(gate.check(() -> true, () -> false)).isTrue();
        assertThat(gate.computations()).isZero();
    }

    @Test
    void aFailureLeavesTheGateOpen() throws Exception {
        HashGate gate = new HashGate(1, Duration.ZERO);
        assertThatThrownBy(() -> gate.check(() -> false, () -> {
                    throw new IllegalStateException("x");
                }))
                .hasMessage("x");
        assertThat(gate.check(() -> false, () -> true)).isTrue();
    }

    @Test
    void itHasBounds() {
        assertThatThrownBy(() -> new HashGate(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HashGate(1, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
