package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Any octets in a PEM file give a key or a clear refusal. */
class PemFileFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyOctets(byte[] octets) {
        try {
            PemFile file = PemFile.of("fuzz.pem", octets);
            ServerKey key = ServerKeys.of("fuzz.pem", file.privateKey("secret".toCharArray()), file.certificates());
            assertThat(KeyStrength.belong(key.privateKey(), key.certificate().getPublicKey()))
                    .isTrue();
            assertThat(KeyFacts.of(key).toString()).doesNotContain("\n");
            assertThat(new KeySelector(new KeyRing(List.of(key))).chooseServerAlias(key.algorithm(), null, null))
                    .isEqualTo("0");
        } catch (KeySourceException e) {
            assertThat(e).hasMessageStartingWith("fuzz.pem ").hasMessageContaining("; ");
            assertThat(e.getMessage()).hasSizeLessThan(2000);
        }
    }
}
