package org.mailroom.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.security.selftest.CheckResult;
import org.mailroom.security.selftest.SelfTest;
import org.mailroom.security.selftest.SelfTestReport;

class NtlmChecksTest {

    @Test
    void allPassHere() {
        SelfTestReport report = SelfTest.run(NtlmChecks.checks(true));
        assertThat(report.failures()).isEmpty();
        assertThat(report.results()).hasSize(3);
        assertThat(NtlmChecks.strengths(report)).containsExactlyInAnyOrder(Strength.BITS_128, Strength.BITS_56);
    }

    @Test
    void fiftySixBitsAreForThoseWhoAsk() {
        SelfTestReport report = SelfTest.run(NtlmChecks.checks(false));
        assertThat(NtlmChecks.strengths(report)).containsExactly(Strength.BITS_128);
    }

    @Test
    void whatFailedIsNotUsed() {
        CheckResult answers = new CheckResult(NtlmChecks.KNOWN_ANSWERS, true, Duration.ZERO, "", "");
        CheckResult failed =
                new CheckResult(NtlmChecks.name(Strength.BITS_128), false, Duration.ZERO, "wrong", "see there");
        CheckResult passed = new CheckResult(NtlmChecks.name(Strength.BITS_56), true, Duration.ZERO, "", "");
        assertThat(NtlmChecks.strengths(new SelfTestReport(List.of(answers, failed, passed))))
                .containsExactly(Strength.BITS_56);
        assertThat(NtlmChecks.strengths(new SelfTestReport(List.of(passed)))).isEmpty();
    }
}
