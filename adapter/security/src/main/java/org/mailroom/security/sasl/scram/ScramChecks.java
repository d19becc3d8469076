package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;
import org.mailroom.security.sasl.KnownUser;
import org.mailroom.security.sasl.SaslChecks;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.ChannelBindings;

/** The examples of RFC 5802, section 5 and RFC 7677, section 3; with {@code -PLUS} the same, bound to 32 octets from 0 to 31. */
public final class ScramChecks {

    private static final ChannelBindings BINDINGS =
            type -> type == ChannelBindings.Type.TLS_EXPORTER ? Optional.of(counting()) : Optional.empty();

    /**
     * One example.
     *
     * @param plus whether it is bound to its channel
     */
    private record Example(
            ScramHash hash,
            boolean plus,
            String clientNonce,
            String serverNonce,
            String salt,
            String proof,
            String server) {}

    private static final List<Example> EXAMPLES = List.of(
            sha256(
                    true,
                    "QC6CS20quADQRb3mT99YUH+n3VJxUvzuK0K0E1Vrs2M=",
                    "2GiAgapEppLVlUXbxUDksL3VgYHzuqiK5tR4mhJGgvs="),
            sha1(true, "i0z2xFi+ITaJvbLXpcWyruGx26U=", "YgmPUhdXTCPY9I7+PKzEdnp1cdo="),
            sha256(
                    false,
                    "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                    "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="),
            sha1(false, "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "rmF9pqV8S7suAoZWja4dJRkFsKQ="));

    private ScramChecks() {}

    /** One check for each mechanism. */
    public static List<Check> checks() {
        return EXAMPLES.stream()
                .map(example -> SaslChecks.check(ScramMechanism.name(example.hash, example.plus), () -> run(example)))
                .toList();
    }

    private static Example sha1(boolean plus, String proof, String server) {
        return new Example(
                ScramHash.SHA_1,
                plus,
                "fyko+d2lbbFgONRv9qkxdawL",
                "3rfcNHYJY1ZVvWVs7j",
                "QSXCR+Q6sek8bf92",
                proof,
                server);
    }

    private static Example sha256(boolean plus, String proof, String server) {
        return new Example(
                ScramHash.SHA_256,
                plus,
                "rOprNGfwEbeRWgbNEkqO",
                "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                "W22ZaJ0SNY7soEsUEjb6gQ==",
                proof,
                server);
    }

    private static void run(Example example) throws GeneralSecurityException {
        String header = example.plus ? "p=tls-exporter,," : "n,,";
        String nonce = example.clientNonce + example.serverNonce;
        String binding = Base64.getEncoder().encodeToString(binding(header, example.plus));
        String last = "c=" + binding + ",r=" + nonce + ",p=" + example.proof;
        try (SaslExchange exchange = begin(example)) {
            KnownUser.expect(
                    exchange,
                    header + "n=user,r=" + example.clientNonce,
                    "r=" + nonce + ",s=" + example.salt + ",i=4096");
            KnownUser.expectSuccess(exchange, last, "v=" + example.server);
        }
    }

    private static SaslExchange begin(Example example) throws GeneralSecurityException {
        KnownUser user = new KnownUser("user", "pencil", Optional.of(keys(example)), Optional.empty());
        ScramDecoy decoy = ScramDecoy.random(16, Map.of(ScramHash.SHA_1, 4096, ScramHash.SHA_256, 4096));
        ScramMechanism mechanism = example.plus
                ? ScramMechanism.plus(example.hash, user, decoy)
                : ScramMechanism.plain(example.hash, true, user, decoy);
        return mechanism.withNonces(() -> example.serverNonce).begin(KnownUser.connection(BINDINGS));
    }

    private static ScramKeys keys(Example example) throws GeneralSecurityException {
        byte[] salt = Base64.getDecoder().decode(example.salt);
        ScramHash hash = example.hash;
        PBEKeySpec spec = new PBEKeySpec("pencil".toCharArray(), salt, 4096, 8 * hash.octets());
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + hash.mac())
                .generateSecret(spec)
                .getEncoded();
        byte[] clientKey = ScramSignatures.hmac(hash, salted, "Client Key");
        byte[] storedKey = MessageDigest.getInstance(hash.digest()).digest(clientKey);
        return new ScramKeys(hash, salt, 4096, storedKey, ScramSignatures.hmac(hash, salted, "Server Key"));
    }

    private static byte[] binding(String header, boolean plus) {
        byte[] text = header.getBytes(US_ASCII);
        byte[] data = plus ? counting() : new byte[0];
        byte[] both = Arrays.copyOf(text, text.length + data.length);
        System.arraycopy(data, 0, both, text.length, data.length);
        return both;
    }

    private static byte[] counting() {
        byte[] octets = new byte[32];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        return octets;
    }
}
