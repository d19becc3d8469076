package org.mailroom.security.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs checks, one after the other, and believes none of them. */
public final class SelfTest {

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
        long start = System.nanoTime();
        try {
            check.body().run();
            return new CheckResult(check.name(), true, since(start), "", "");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return new CheckResult(check.name(), false, since(start), describe(e), check.advice());
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String describe(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getName() : e.getClass().getSimpleName() + ": " + message;
    }
}
