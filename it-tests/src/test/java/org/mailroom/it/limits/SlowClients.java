package org.mailroom.it.limits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Slow clients, all served by one thread. */
public final class SlowClients implements AutoCloseable {

    private final List<SlowClient> writers = new ArrayList<>();
    private final List<Wire> readers = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * One who writes slowly; before {@link #start}.
     *
     * @param little what it says each second; may be empty
     */
    public SlowClient writer(String name, Wire wire, String little) {
        var client = new SlowClient(name, wire, little);
        writers.add(client);
        return client;
    }

    /** One who reads an octet each second; before {@link #start}. */
    public void reader(Wire wire) {
        readers.add(wire);
    }

    /** They begin to be slow. */
    public void start() {
        thread.scheduleWithFixedDelay(this::go, 1, 1, TimeUnit.SECONDS);
    }

    private void go() {
        for (SlowClient writer : writers) {
            try {
                writer.go();
            } catch (IOException e) {
                failure.compareAndSet(null, new IOException(writer + ": " + e.getMessage(), e));
            }
        }
        for (Wire reader : readers) {
            try {
                reader.sip();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    /** They stop where they are. */
    public void stop() throws Exception {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        for (SlowClient writer : writers) {
            writer.close();
        }
        for (Wire reader : readers) {
            reader.close();
        }
    }
}
