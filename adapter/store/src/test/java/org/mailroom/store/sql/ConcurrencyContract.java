package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;

/** Many callers at once. */
abstract class ConcurrencyContract extends StoreContract {

    private static final int PRODUCERS = 32;
    private static final int CONSUMERS = 6;
    private static final int EACH = 40;

    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Long> handled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger twice = new AtomicInteger();

    @Test
    @Timeout(60)
    void handleEverythingExactlyOnce() throws Exception {
        inParallel(PRODUCERS + CONSUMERS, number -> {
            if (number < PRODUCERS) {
                produce();
            } else {
                consume();
            }
            return null;
        });

        assertThat(accepted).hasSize(PRODUCERS * EACH);
        assertThat(handled).isEqualTo(accepted);
        assertThat(twice).hasValue(0);
        assertEmpty();
    }

    @Test
    void shareCommits() throws Exception {
        long commits = store.writer().commits();
        long works = store.writer().works();

        inParallel(PRODUCERS, number -> {
            produce();
            return null;
        });

        works = store.writer().works() - works;
        commits = store.writer().commits() - commits;
        assertThat(works).isGreaterThanOrEqualTo(PRODUCERS * EACH);
        assertThat(commits).as("commits for " + works + " changes").isLessThan(works / 3);
    }

    /** In a batch with others, what cannot be done fails alone. */
    @Test
    void failAlone() throws Exception {
        Claim stale = Mails.claimed(store, "orders");
        store.queue().settle(stale, new Outcome.Handled());
        AtomicInteger refused = new AtomicInteger();

        inParallel(PRODUCERS, number -> {
            for (int i = 0; i < 10; i++) {
                if (number % 2 == 0) {
                    store.queue().accept(Mails.mail(store, "orders"));
                } else if (number % 4 == 1) {
                    refused.addAndGet(refusal(() -> store.queue().settle(stale, new Outcome.Handled())));
                } else {
                    refused.addAndGet(brokenAfterAChange());
                }
            }
            return null;
        });

        assertThat(refused).hasValue(PRODUCERS / 2 * 10);
        assertThat(rows("message")).isEqualTo(PRODUCERS / 2 * 10);
        assertThat(store.admin().figures().messages()).isEqualTo(PRODUCERS / 2 * 10);
    }

    private int brokenAfterAChange() {
        int number = accepted.size();
        return refusal(() -> store.writer().write(tx -> {
            tx.update("INSERT INTO schema_version (version, applied_at) VALUES (?, 0)", 1000 + number);
            tx.count(1, 1);
            return tx.update("INSERT INTO schema_version (version, applied_at) VALUES (?, 0)", 1000 + number);
        }));
    }

    private static int refusal(Runnable change) {
        try {
            change.run();
            return 0;
        } catch (StoreException e) {
            return e.kind() == Kind.STALE || e.kind() == Kind.BROKEN ? 1 : 0;
        }
    }

    private void produce() {
        for (int i = 0; i < EACH; i++) {
            var mail = Mails.mail(store, "orders");
            store.queue().accept(mail);
            accepted.add(mail.deliveries().get(0).id());
        }
    }

    private void consume() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(40);
        while (handled.size() < PRODUCERS * EACH && Instant.now().isBefore(end)) {
            List<Claim> claims = store.queue().claim("orders", 10);
            claims.forEach(this::handle);
            if (claims.isEmpty()) {
                Thread.sleep(5);
            }
        }
    }

    private void handle(Claim claim) {
        if (claim.attempt() == 1 && claim.deliveryId() % 3 == 0) {
            store.queue().settle(claim, new Outcome.Retry(Instant.now(), "once more"));
            return;
        }
        store.queue().settle(claim, new Outcome.Handled());
        if (!handled.add(claim.deliveryId())) {
            twice.incrementAndGet();
        }
    }

    /** One thread's part. */
    private interface Part {
        Void run(int number) throws Exception;
    }

    private static void inParallel(int threads, Part part) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> parts = IntStream.range(0, threads)
                    .mapToObj(number -> (Callable<Void>) () -> part.run(number))
                    .toList();
            for (Future<Void> done : executor.invokeAll(parts)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
