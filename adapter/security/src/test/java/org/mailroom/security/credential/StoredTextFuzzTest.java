package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** Any text of a row, any name and any password are read or refused, with no other end. */
class StoredTextFuzzTest {

    private static final SecretWrap WRAP =
            new SecretWrap(Map.of("k", new SecretKeySpec(new byte[32], "AES")), "k", new SecureRandom());

    @FuzzTest(maxDuration = "60s")
    void texts(byte[] octets) {
        String text = new String(octets, UTF_8);
        attempt(() -> assertThat(Argon2idHash.parse(text).text()).isEqualTo(text));
        attempt(() -> assertThat(ScramSecrets.text(ScramSecrets.parse(text))).isEqualTo(text));
        attempt(() -> WRAP.unwrap("alice", SecretScheme.NT, text));
        attempt(() -> WRAP.needsRewrap(text));
        Usernames.canonical(text)
                .ifPresent(name -> assertThat(Usernames.canonical(name)).contains(name));
        Passwords.forChecking(octets)
                .ifPresent(prepared -> assertThat(prepared).hasSizeBetween(1, Passwords.MAX_OCTETS));
        attempt(() -> assertThat(Passwords.forStoring(octets))
                .isEqualTo(Passwords.forChecking(octets).orElseThrow()));
    }

    private static void attempt(Parse parse) {
        try {
            parse.run();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(300);
        }
    }

    private interface Parse {
        void run() throws GeneralSecurityException;
    }
}
