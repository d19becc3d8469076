package org.mailroom.store.sql;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;

/**
 * Durable enqueue by 64 producers, then claim and settle. Not a test: run its main with a directory for SQLite, or with
 * "postgres", and the number of messages and their octets.
 */
final class QueueBenchmark {

    private static final int PRODUCERS = 64;
    private static final int CONSUMERS = 16;
    private static final int BATCH = 10;

    private final SqlStore store;
    private final int messages;
    private final byte[] body;

    private QueueBenchmark(SqlStore store, int messages, int size) {
        this.store = store;
        this.messages = messages;
        this.body = Mails.octets(size);
    }

    public static void main(String[] arguments) throws Exception {
        int messages = Integer.parseInt(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        StoreSettings settings = new StoreSettings(10_000_000, 1L << 40, 0);
        try (SqlStore store = arguments[0].equals("postgres")
                ? new PostgresHome().open(settings, name -> {})
                : SqlStore.embedded(Path.of(arguments[0]), settings, name -> {})) {
            System.out.printf("%s, %d messages of %d octets%n", arguments[0], messages, size);
            new QueueBenchmark(store, messages, size).run();
        }
    }

    private void run() throws Exception {
        enqueueAll("warm-up enqueue");
        settleAll("warm-up settle", CONSUMERS);
        enqueueAll("enqueue, 64 producers");
        settleAll("claim 10 + settle, 16 consumers", CONSUMERS);
        enqueueAll("enqueue, 64 producers");
        settleAll("claim 10 + settle, 64 consumers", PRODUCERS);
    }

    private void enqueueAll(String what) throws Exception {
        long[] nanos = new long[messages];
        AtomicInteger next = new AtomicInteger();
        measure(what, PRODUCERS, () -> {
            for (int i = next.getAndIncrement(); i < messages; i = next.getAndIncrement()) {
                long begin = System.nanoTime();
                store.queue().accept(Mails.mail(store, body, Mails.delivery(store, "bench", false)));
                nanos[i] = System.nanoTime() - begin;
            }
        });
        Arrays.sort(nanos);
        System.out.printf(
                "    median %.1f ms, p99 %.1f ms%n", nanos[messages / 2] / 1e6, nanos[messages / 100 * 99] / 1e6);
    }

    private void settleAll(String what, int threads) throws Exception {
        measure(what, threads, () -> {
            for (List<Claim> claims = store.queue().claim("bench", BATCH);
                    !claims.isEmpty();
                    claims = store.queue().claim("bench", BATCH)) {
                claims.forEach(claim -> store.queue().settle(claim, new Outcome.Handled()));
            }
        });
    }

    private void measure(String what, int threads, Runnable work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        long commits = store.writer().commits();
        long cpu = writerCpu();
        long begin = System.nanoTime();
        List<? extends Future<?>> running =
                IntStream.range(0, threads).mapToObj(i -> executor.submit(work)).toList();
        for (Future<?> done : running) {
            done.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        executor.shutdown();
        System.out.printf(
                "%-34s %8.0f/s  (%d commits, %.1f us of the writer's CPU each)%n",
                what, messages / seconds, store.writer().commits() - commits, (writerCpu() - cpu) / 1e3 / messages);
    }

    static long writerCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("mailroom-store-writer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }
}
