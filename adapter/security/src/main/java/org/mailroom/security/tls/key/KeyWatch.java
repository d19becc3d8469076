package org.mailroom.security.tls.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailroom.security.SecurityMetrics;

/**
 * Reads key files again when they have changed. They are looked at in turns, at the end of their symbolic links, so it finds files
 * that are written in place, moved into place, and reached by a link that was moved.
 *
 * <p>Chain and key are written one after the other, so files are read only once they look the same in two turns, and what cannot
 * be used is read again in the next turn before it is reported; once, until the files change again. Until then, and when they are
 * refused, the keys of before stay in use.
 *
 * <p>Thread-safe. {@link #load} first, then {@link #start}, or call {@link #poll} from a scheduler of your own.
 */
public final class KeyWatch implements AutoCloseable {

    private final KeyFiles files;
    private final Consumer<KeyRing> user;
    private final SecurityMetrics metrics;
    private final CountDownLatch closed = new CountDownLatch(1);

    private FileStates inUse;
    private FileStates seen;
    private FileStates failed;
    private FileStates refused;

    /**
     * @param files stay the caller's to close, after this
     * @param user gets each new ring, one at a time, on the thread that read it; when it throws, the ring counts as refused
     */
    public KeyWatch(KeyFiles files, Consumer<KeyRing> user, SecurityMetrics metrics) {
        this.files = files;
        this.user = user;
        this.metrics = metrics;
    }

    /**
     * Reads the files for the first time. The ring goes to nobody but the caller.
     *
     * @param warnings as for {@link KeyFiles#load}
     */
    public synchronized KeyRing load(Consumer<String> warnings) throws KeySourceException {
        FileStates now = states();
        KeyRing ring = files.load(warnings);
        inUse = now;
        seen = now;
        return ring;
    }

    /** Begins to poll at that interval, on a daemon thread of its own, until this is closed. Call it once. */
    public void start(Duration interval) {
        var thread = new Thread(null, () -> run(interval), "mailroom-key-watch", 0, false);
        thread.setContextClassLoader(KeyWatch.class.getClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    /** One turn. Throws nothing: what it finds goes to the user of the keys and to the metrics. */
    public synchronized void poll() {
        FileStates now = states();
        boolean settled = now.equals(seen);
        seen = now;
        if (isClosed() || !settled || now.equals(inUse) || now.equals(refused)) {
            return;
        }
        try {
            use(now);
        } catch (KeySourceException e) {
            if (now.equals(failed)) {
                refused = now;
                metrics.keysRefused(e.getMessage());
            }
            failed = now;
        }
    }

    /**
     * Reads the files now, changed or not, and gives them to the user.
     *
     * @throws KeySourceException when they cannot be used: the keys of before stay in use; this goes to no metrics
     */
    public synchronized void reloadNow() throws KeySourceException {
        if (isClosed()) {
            throw new KeySourceException(files.toString(), "are not watched any more", "start the server again");
        }
        use(states());
    }

    /** Ends the polling; a turn that has begun is waited for. Afterwards the user gets no more keys. */
    @Override
    public void close() {
        closed.countDown();
        // A turn holds the lock from its beginning to its end.
        synchronized (this) {
            seen = null;
        }
    }

    /** The states are those from before the reading: what is written meanwhile is a change that the next turn sees. */
    private void use(FileStates now) throws KeySourceException {
        List<String> warnings = new ArrayList<>();
        KeyRing ring = files.load(warnings::add);
        try {
            user.accept(ring);
        } catch (RuntimeException e) {
            throw new KeySourceException(
                    files.toString(),
                    "hold keys that the TLS engine does not take (" + KeySourceException.reason(e) + ")",
                    "use RSA of 2048 bits or more, or EC on the curve P-256",
                    e);
        }
        inUse = now;
        seen = now;
        failed = null;
        refused = null;
        metrics.keysReloaded(
                KeyFacts.describe(ring) + (warnings.isEmpty() ? "" : "; warning: " + String.join("; ", warnings)));
    }

    private FileStates states() {
        return FileStates.of(files.files());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void run(Duration interval) {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
