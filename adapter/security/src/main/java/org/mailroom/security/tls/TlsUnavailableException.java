package org.mailroom.security.tls;

import org.mailroom.security.selftest.CheckResult;
import org.mailroom.security.selftest.SelfTestReport;

/** No TLS can be offered: what did not pass the self-test, and what to do. */
public final class TlsUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SelfTestReport report;

    TlsUnavailableException(SelfTestReport report) {
        super(describe(report));
        this.report = report;
    }

    /** Everything that was tried. */
    public SelfTestReport report() {
        return report;
    }

    private static String describe(SelfTestReport report) {
        StringBuilder text = new StringBuilder("TLS is not available.");
        for (CheckResult failure : report.failures()) {
            text.append(" [").append(failure.name()).append("] ").append(failure.problem());
            text.append(" -> ").append(failure.advice()).append('.');
        }
        return text.toString();
    }
}
