package org.mailroom.it.security;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What some work cost a server.
 *
 * @param count how often it was done
 * @param cpu what the server's process used, in user and in system mode, its compiler and collector included
 * @param time on the clock
 */
record Cost(long count, Duration cpu, Duration time) {

    /** What each client does: so many times, and how often it was what was asked for. */
    @FunctionalInterface
    interface Client {

        void run(int times) throws Exception;
    }

    /** Runs clients side by side. */
    static Cost of(long pid, int total, List<? extends Client> clients)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            int each = total / clients.size();
            Duration cpu = cpu(pid);
            long begin = System.nanoTime();
            List<Future<Object>> running = threads.invokeAll(IntStream.range(0, clients.size())
                    .mapToObj(i -> (Callable<Object>) () -> {
                        clients.get(i).run(each);
                        return null;
                    })
                    .toList());
            for (Future<Object> one : running) {
                one.get();
            }
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            return new Cost((long) each * clients.size(), cpu(pid).minus(cpu), time);
        } finally {
            threads.shutdown();
        }
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
    }

    /** Microseconds of CPU for each. */
    double micros() {
        return cpu.toNanos() / 1e3 / count;
    }

    double perSecond() {
        return count * 1e9 / time.toNanos();
    }
}
