package org.mailroom.it.limits;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Slow clients, all served by one thread. */
public final class SlowClients implements AutoCloseable {

    private static final int READ_OCTETS = 16 * 1024;

    private final List<SlowClient> writers = new CopyOnWriteArrayList<>();
    private final List<Wire> readers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean writing = true;

    /**
     * One who writes slowly.
     *
     * @param little what it says each second; may be empty
     */
    public SlowClient writer(String name, Wire wire, String little) {
        var client = new SlowClient(name, wire, little);
        writers.add(client);
        return client;
    }

    /** One who reads a little each second. */
    public void reader(Wire wire) {
        readers.add(wire);
    }

    /** They begin to be slow. */
    public void start() {
        thread.scheduleWithFixedDelay(this::go, 1, 1, TimeUnit.SECONDS);
    }

    private void go() {
        if (writing) {
            write();
        }
        for (Wire reader : readers) {
            try {
                reader.sip(READ_OCTETS);
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void write() {
        for (SlowClient writer : writers) {
            try {
                writer.go();
            } catch (IOException e) {
                failure.compareAndSet(null, new IOException(writer + ": " + e.getMessage(), e));
            }
        }
    }

    /**
     * The writers stop where they are.
     *
     * @throws Exception what went wrong with one until now
     */
    public void stopWriting() throws Exception {
        writing = false;
        // Those who have been ended meanwhile hear it
        thread.submit(this::write).get();
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
