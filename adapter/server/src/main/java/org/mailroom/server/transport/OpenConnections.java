package org.mailroom.server.transport;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The connections that are open, the oldest first. */
final class OpenConnections {

    /** An event loop that does not answer within this time has more to do than to tell of itself. */
    private static final long PATIENCE_SECONDS = 2;

    private final ConcurrentSkipListMap<Long, OpenConnection> open = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();

    /** The number of the next connection. */
    long nextId() {
        return last.incrementAndGet();
    }

    /** Keeps a connection until it closes. */
    void add(OpenConnection connection) {
        open.put(connection.id(), connection);
        connection.channel().closeFuture().addListener(closed -> open.remove(connection.id()));
    }

    Optional<OpenConnection> find(long id) {
        return Optional.ofNullable(open.get(id));
    }

    /**
     * A page of them, each asked on its event loop; those that do not answer in time are left out.
     *
     * @param facts asks one; empty when there is nothing to tell
     */
    List<ConnectionFacts> page(int offset, int limit, Function<OpenConnection, Optional<ConnectionFacts>> facts) {
        Map<EventLoop, List<OpenConnection>> byLoop = new LinkedHashMap<>();
        open.values().stream().skip(offset).limit(limit).forEach(connection -> byLoop.computeIfAbsent(
                        connection.channel().eventLoop(), loop -> new ArrayList<>())
                .add(connection));
        List<CompletableFuture<List<ConnectionFacts>>> answers = new ArrayList<>();
        byLoop.forEach((loop, connections) -> answers.add(ask(loop, connections, facts)));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        return answers.stream()
                .flatMap(answer -> await(answer, deadline).stream())
                .sorted(Comparator.comparingLong(ConnectionFacts::id))
                .toList();
    }

    private static CompletableFuture<List<ConnectionFacts>> ask(
            EventLoop loop,
            List<OpenConnection> connections,
            Function<OpenConnection, Optional<ConnectionFacts>> facts) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> connections.stream()
                            .filter(connection -> connection.channel().isOpen())
                            .flatMap(connection -> facts.apply(connection).stream())
                            .toList(),
                    loop);
        } catch (RejectedExecutionException ended) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    private static List<ConnectionFacts> await(CompletableFuture<List<ConnectionFacts>> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection cannot tell of itself: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
