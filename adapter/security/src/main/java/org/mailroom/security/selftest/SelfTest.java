package org.mailroom.security.selftest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs checks, one after the other, and believes none of them. */
public final class SelfTest {

    /** Causes may form a circle. */
    private static final int DEEPEST_CAUSE = 20;

    private SelfTest() {}

    /** Runs all of them; a check that fails with an error, of linkage or of memory, has failed like any other. */
    public static SelfTestReport run(List<Check> checks) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            results.add(run(check));
        }
        return new SelfTestReport(results);
    }

    private static CheckResult run(Check check) {
        long start = cpuNanos();
        try {
            check.body().run();
            return new CheckResult(check.name(), true, since(start), "", "");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return new CheckResult(check.name(), false, since(start), describe(e), check.advice());
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(cpuNanos() - start);
    }

    /** Of this thread, or the time on the clock where a JVM cannot tell. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }

    /** With its first cause, where there is one: a library says of itself only that it could not be loaded. */
    private static String describe(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            cause = cause.getCause();
        }
        return cause == e ? one(e) : one(e) + ", because of " + one(cause);
    }

    private static String one(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getName() : e.getClass().getSimpleName() + ": " + message;
    }
}
