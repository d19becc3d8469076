package org.mailroom.connector.management;

import org.mailroom.security.selftest.SelfTestReport;

/** What the log says of a self-test: one line in all, and one for each check that failed. */
public final class SelfTestLog {

    private SelfTestLog() {}

    /** Writes it. */
    public static void write(SelfTestReport report) {
        report.failures()
                .forEach(failure -> Log.SELF_TEST_FAILED.write(failure.name(), failure.problem(), failure.advice()));
        Log.SELF_TEST_DONE.write(
                report.passed().size(), report.results().size(), report.took().toMillis());
    }
}
