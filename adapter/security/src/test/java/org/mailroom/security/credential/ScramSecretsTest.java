package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScramSecretsTest {

    private static final byte[] PENCIL = "pencil".getBytes(UTF_8);
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA==";
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /** What the server proves itself with at the end (RFC 5802, section 3). */
    private static String serverSignature(ScramKeys keys, String authMessage) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(keys.hash().mac());
        mac.init(new SecretKeySpec(keys.serverKey(), keys.hash().mac()));
        return Base64.getEncoder().encodeToString(mac.doFinal(authMessage.getBytes(UTF_8)));
    }

    @Example
    void theExampleOfRfc5802() throws GeneralSecurityException {
        byte[] salt = Base64.getDecoder().decode("QSXCR+Q6sek8bf92");
        ScramKeys keys = ScramSecrets.derive(ScramHash.SHA_1, PENCIL, salt, 4096);
        assertThat(ScramSecrets.text(keys))
                .isEqualTo(
                        "SCRAM-SHA-1$4096:QSXCR+Q6sek8bf92$6dlGYMOdZcOPutkcNY8U2g7vK9Y=:D+CSWLOshSulAsxiupA+qs2/fTE=");
        assertThat(serverSignature(
                        keys,
                        "n=user,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,"
                                + "i=4096,c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j"))
                .isEqualTo("rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @Example
    void theExampleOfRfc7677() throws GeneralSecurityException {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        ScramKeys keys = ScramSecrets.derive(ScramHash.SHA_256, PENCIL, salt, 4096);
        assertThat(serverSignature(
                        keys,
                        "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                                + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"))
                .isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Example
    void areWrittenAndReadAgain() {
        for (ScramHash hash : ScramHash.values()) {
            ScramKeys keys = ScramSecrets.derive(hash, PENCIL, 4096, new SecureRandom());
            assertThat(ScramSecrets.parse(ScramSecrets.text(keys)))
                    .usingRecursiveComparison()
                    .isEqualTo(keys);
            assertThat(ScramSecrets.derive(hash, PENCIL, 4096, new SecureRandom())
                            .salt())
                    .hasSize(16)
                    .isNotEqualTo(keys.salt());
        }
    }

    @Example
    void anotherTextIsRefused() {
        String rest = ":" + SALT + "$" + KEY + ":" + KEY;
        assertThat(ScramSecrets.parse("SCRAM-SHA-256$4096" + rest).iterations()).isEqualTo(4096);
        for (String text : List.of(
                "",
                "SCRAM-SHA-256",
                "SCRAM-SHA-1$4096" + rest,
                "SCRAM-SHA-512$4096" + rest,
                "scram-sha-256$4096" + rest,
                "SCRAM-SHA-256$4095" + rest,
                "SCRAM-SHA-256$1000001" + rest,
                "SCRAM-SHA-256$04096" + rest,
                "SCRAM-SHA-256$-4096" + rest,
                "SCRAM-SHA-256$99999999999" + rest,
                "SCRAM-SHA-256$4096:AAAA$" + KEY + ":" + KEY,
                "SCRAM-SHA-256$4096:AAAAAAAAAAAAAAAAAAAAAB==$" + KEY + ":" + KEY,
                "SCRAM-SHA-256$4096" + rest + "\n",
                "SCRAM-SHA-256$4096:" + "A".repeat(88) + "$" + KEY + ":" + KEY,
                "SCRAM-SHA-256$4096:A$" + KEY + ":" + KEY,
                "SCRAM-SHA-256$4096:" + SALT + "$" + KEY + ":AAAA",
                "SCRAM-SHA-256$4096:" + SALT + "$AAAA:" + KEY,
                "SCRAM-SHA-256$4096:" + "A".repeat(1_000_000) + "$" + KEY + ":" + KEY)) {
            assertThatThrownBy(() -> ScramSecrets.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("AAAA")
                    .hasSizeLessThan(200);
        }
    }

    @Example
    void tooLittleOrTooMuchWorkIsRefused() {
        for (int iterations : new int[] {-1, 0, 4095, 1_000_001}) {
            assertThatThrownBy(() -> ScramSecrets.derive(ScramHash.SHA_1, PENCIL, iterations, new SecureRandom()))
                    .hasMessageContaining("4096 to 1000000");
        }
        for (int octets : new int[] {0, 7, 65}) {
            assertThatThrownBy(() -> ScramSecrets.derive(ScramHash.SHA_1, PENCIL, new byte[octets], 4096))
                    .hasMessageContaining("8 to 64");
        }
    }

    @Property(tries = 3000)
    void anyTextIsReadByTheLetterOrRefused(@ForAll("texts") String text) {
        try {
            assertThat(ScramSecrets.text(ScramSecrets.parse(text))).isEqualTo(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("SCRAM-SHA-256", "SCRAM-SHA-1", "$4096", "$", ":", SALT, KEY, "=", "A", "\0")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
