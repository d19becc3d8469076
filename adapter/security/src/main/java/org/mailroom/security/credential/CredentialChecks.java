package org.mailroom.security.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.mailroom.security.selftest.Check;

/** What must work before the embedded realm offers a proof: known answers, and the way there and back. */
public final class CredentialChecks {

    /** For clear passwords. */
    public static final String ARGON2ID = "credential Argon2id";

    /** For NT hashes. */
    public static final String MD4 = "credential MD4";

    /** For CRAM-MD5. */
    public static final String HMAC_MD5 = "credential HMAC-MD5";

    /** For SCRAM with SHA-1. */
    public static final String PBKDF2_SHA_1 = "credential PBKDF2 SHA-1";

    /** For SCRAM with SHA-256. */
    public static final String PBKDF2_SHA_256 = "credential PBKDF2 SHA-256";

    /** For all that is kept wrapped. */
    public static final String AES_256_GCM = "credential AES-256-GCM";

    private static final String JARS =
            "the Bouncy Castle in this adapter does not work here; deploy the archive as it was built";

    private static final String JAVA =
            "this Java lacks algorithms that every Java has; use another, or its default java.security";

    private CredentialChecks() {}

    /** All of them. */
    public static List<Check> checks() {
        return List.of(
                new Check(ARGON2ID, JARS, CredentialChecks::argon2id),
                new Check(MD4, JARS, CredentialChecks::md4),
                new Check(HMAC_MD5, JARS, CredentialChecks::hmacMd5),
                new Check(PBKDF2_SHA_1, JARS, CredentialChecks::pbkdf2Sha1),
                new Check(PBKDF2_SHA_256, JARS, CredentialChecks::pbkdf2Sha256),
                new Check(AES_256_GCM, JAVA, CredentialChecks::aes256Gcm));
    }

    /** RFC 9106, section 5.3; then a hash of ours, made, written, read and checked. */
    private static void argon2id() {
        byte[] tag = new byte[32];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(repeated(2, 16))
                .withSecret(repeated(3, 8))
                .withAdditional(repeated(4, 12))
                .build());
        generator.generateBytes(repeated(1, 32), tag);
        mustBe("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", tag);

        Argon2Cost cost = new Argon2Cost(64, 1, 1);
        Argon2idHash hash = Argon2idHash.parse(
                Argon2idHash.of(ascii("right"), cost, new SecureRandom()).text());
        must(hash.matches(ascii("right")), "a right password was taken for wrong");
        must(!hash.matches(ascii("wrong")), "a wrong password was taken for right");
    }

    /** RFC 1320, section A.5; [MS-NLMP], section 4.2.2.1.2. */
    private static void md4() {
        mustBe("a448017aaf21d8525fc10ae87aa6729d", NtHash.md4(ascii("abc")));
        mustBe("a4f49c406510bdcab6824ee7c30fd852", NtHash.of(ascii("Password")));
    }

    /** RFC 2202, section 2; RFC 2195, section 2. */
    private static void hmacMd5() {
        mustBe(
                "9294727a3638bb1c13f48ef8158bfc9d",
                HmacMd5.finish(HmacMd5.context(repeated(0x0B, 16)), ascii("Hi There")));
        mustBe(
                "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd",
                HmacMd5.finish(
                        HmacMd5.context(repeated(0xAA, 80)),
                        ascii("Test Using Larger Than Block-Size Key - Hash Key First")));
        mustBe(
                "b913a602c7eda7a495b4e6e7334d3890",
                HmacMd5.finish(
                        HmacMd5.context(ascii("tanstaaftanstaaf")),
                        ascii("<1896.697170952@postoffice.reston.mci.net>")));
    }

    /** RFC 6070, section 2. */
    private static void pbkdf2Sha1() {
        mustBe(
                "4b007901b765489abead49d926f721d065a429c1",
                ScramSecrets.pbkdf2(ScramHash.SHA_1, ascii("password"), ascii("salt"), 4096, 20));
    }

    /** RFC 7914, section 11. */
    private static void pbkdf2Sha256() {
        mustBe(
                "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
                ScramSecrets.pbkdf2(ScramHash.SHA_256, ascii("passwd"), ascii("salt"), 1, 64));
    }

    /** There and back; and not back when it was altered or moved. */
    private static void aes256Gcm() throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        SecretWrap wrap = new SecretWrap(Map.of("check", new SecretKeySpec(key, "AES")), "check", random);
        String text = wrap.wrap("alice", SecretScheme.NT, ascii("secret"));
        must(
                Arrays.equals(ascii("secret"), wrap.unwrap("alice", SecretScheme.NT, text)),
                "what was unwrapped is not what was wrapped");
        mustRefuse(wrap, "bob", text);
        char last = text.charAt(text.length() - 2);
        mustRefuse(
                wrap,
                "alice",
                text.substring(0, text.length() - 2) + (last == 'A' ? 'B' : 'A') + text.charAt(text.length() - 1));
    }

    private static void mustRefuse(SecretWrap wrap, String account, String text) {
        try {
            wrap.unwrap(account, SecretScheme.NT, text);
        } catch (GeneralSecurityException e) {
            return;
        }
        throw new IllegalStateException("what was altered or moved was unwrapped all the same");
    }

    private static void mustBe(String expected, byte[] actual) {
        must(HexFormat.of().formatHex(actual).equals(expected), "the answer is not the one that is known");
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static byte[] repeated(int octet, int times) {
        byte[] octets = new byte[times];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
