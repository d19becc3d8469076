package org.mailroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Netty's detector of buffers that were collected before somebody released them; it remembers what it found. */
public final class BufferLeaks<T> extends ResourceLeakDetector<T> {

    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();
    private static final String PLANTED = "planted by the test";

    /** As Netty makes it. */
    public BufferLeaks(Class<?> type, int interval) {
        super(type, interval);
    }

    /** Netty looks for this one too. */
    public BufferLeaks(Class<?> type, int interval, long ignored) {
        this(type, interval);
    }

    @Override
    protected void reportTracedLeak(String type, String records) {
        FOUND.add(type + " " + records);
    }

    @Override
    protected void reportUntracedLeak(String type) {
        FOUND.add(type);
    }

    /** From now on every buffer is watched. */
    public static void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    /** Nothing was lost since {@link #watch}: but what is lost here, to see that it would have been found. */
    public static void assertNone() {
        plant();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (FOUND.stream().noneMatch(leak -> leak.contains(PLANTED)) && System.nanoTime() < deadline) {
            System.gc();
            // Whoever makes a buffer looks for those that are lost
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer();
            buffer.release();
        }
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
        assertThat(FOUND).hasSize(1).first().asString().contains(PLANTED);
        FOUND.clear();
    }

    private static void plant() {
        PooledByteBufAllocator.DEFAULT.buffer().touch(PLANTED);
    }
}
