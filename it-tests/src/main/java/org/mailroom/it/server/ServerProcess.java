package org.mailroom.it.server;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server's process, which does not outlive this one. */
final class ServerProcess {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final ProcessHandle process;
    private final Thread hook = new Thread(this::end, "end server");

    ServerProcess(ProcessHandle process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end (SIGTERM) and waits; when it does not within half a minute, makes it. */
    void stop() {
        end();
        forget();
    }

    /** Ends it at once (SIGKILL), as a power cut would. */
    void kill() {
        process.destroyForcibly();
        isGoneWithin(GRACE);
        forget();
    }

    /** Waits until it has ended by itself. */
    boolean isGoneWithin(Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + pid(), e);
        }
    }

    /** It has ended: this process need not see to it any more. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending, so the hook runs anyway and finds nothing to do.
        }
    }

    private void end() {
        process.destroy();
        if (!isGoneWithin(GRACE)) {
            process.destroyForcibly();
        }
    }
}
