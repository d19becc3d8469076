package org.mailroom.security.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestTest {

    private static String problem(Throwable failure) {
        SelfTestReport report = SelfTest.run(List.of(new Check("it", "mend it", () -> {
            if (failure instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failure;
        })));
        assertThat(report.failures()).hasSize(1);
        return report.failures().get(0).problem();
    }

    @Test
    void namesTheFailureAndItsFirstCause() {
        var first = new UnsupportedOperationException("it was switched off");
        var link = new UnsatisfiedLinkError("no library");
        link.initCause(new IllegalStateException("between", first));
        assertThat(problem(link))
                .isEqualTo(
                        "UnsatisfiedLinkError: no library, because of UnsupportedOperationException: it was switched off");
        assertThat(problem(new IOException("gone"))).isEqualTo("IOException: gone");
        assertThat(problem(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aCheckThatTwoReportsHaveInCommonStandsThereOnce() {
        SelfTestReport one = SelfTest.run(List.of(new Check("a", "", () -> {}), new Check("b", "", () -> {})));
        SelfTestReport other = SelfTest.run(List.of(new Check("b", "", () -> {}), new Check("c", "", () -> {})));
        assertThat(one.and(other).results()).extracting(CheckResult::name).containsExactly("a", "b", "c");
    }

    /** The second time it may be another one that fails under the same name. */
    @Test
    void aFailureIsNeverLost() {
        SelfTestReport good = SelfTest.run(List.of(new Check("a", "", () -> {})));
        SelfTestReport bad = SelfTest.run(List.of(new Check("a", "mend it", () -> {
            throw new IOException("gone");
        })));
        assertThat(good.and(bad).failures()).hasSize(1);
        assertThat(bad.and(good).failures()).hasSize(1);
    }

    /** A chain of causes may be a circle; that of a check that failed must not hang the start. */
    @Test
    void comesToAnEndInACircleOfCauses() {
        var one = new IllegalStateException("one");
        var other = new IOException("other", one);
        var third = new IOException("third", other);
        one.initCause(other);
        assertThat(problem(third)).startsWith("IOException: third, because of ");
    }
}
