package org.mailroom.security.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailroom.security.selftest.SelfTest;
import org.mailroom.security.selftest.SelfTestReport;

class CredentialChecksTest {

    @Test
    void allOfThemPassHere() {
        SelfTestReport report = SelfTest.run(CredentialChecks.checks());
        assertThat(report.failures()).isEmpty();
        assertThat(report.passed())
                .containsExactlyInAnyOrder(
                        CredentialChecks.ARGON2ID,
                        CredentialChecks.MD4,
                        CredentialChecks.HMAC_MD5,
                        CredentialChecks.PBKDF2_SHA_1,
                        CredentialChecks.PBKDF2_SHA_256,
                        CredentialChecks.AES_256_GCM);
    }
}
