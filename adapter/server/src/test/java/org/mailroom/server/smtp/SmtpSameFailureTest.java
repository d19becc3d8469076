package org.mailroom.server.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailroom.security.credential.NtHash;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.server.RealAccounts;

/**
 * Who guesses learns nothing of accounts: an unknown one, a disabled one and one without a password answer like a wrong password,
 * octet by octet but for what is random, and cost as many hashes.
 */
class SmtpSameFailureTest {

    private static final String RIGHT = "pass word";
    private static final String WRONG = "wrong";

    private RealAccounts accounts;
    private SmtpServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        accounts = new RealAccounts(directory)
                .add("alice", true, RIGHT)
                .add("carol", false, RIGHT)
                .addWithoutPassword("david");
        server = new SmtpServer.Setup(directory)
                .tls()
                .login(accounts.mechanisms())
                .start();
    }

    @AfterEach
    void stop() {
        server.awaitNothingLeft();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 1", "LOGIN, 1", "SCRAM-SHA-1, 0", "SCRAM-SHA-256, 0", "CRAM-MD5, 0", "NTLM, 0"})
    void whoeverCannotLogIn(String mechanism, int hashes) throws Exception {
        assertThat(replies(mechanism, "alice", RIGHT, hashes)).last().asString().startsWith("235 2.7.0");
        List<String> wrong = replies(mechanism, "alice", WRONG, hashes);
        assertThat(wrong).last().isEqualTo("535 5.7.8 Authentication credentials invalid");
        assertThat(replies(mechanism, "carol", RIGHT, hashes)).isEqualTo(wrong);
        assertThat(replies(mechanism, "carol", WRONG, hashes)).isEqualTo(wrong);
        assertThat(replies(mechanism, "david", RIGHT, hashes)).isEqualTo(wrong);
        assertThat(replies(mechanism, "nobody", RIGHT, hashes)).isEqualTo(wrong);
    }

    /** A salt that changes, or does not, would tell. */
    @ParameterizedTest
    @CsvSource({"SCRAM-SHA-1", "SCRAM-SHA-256"})
    void aSaltStaysTheSame(String mechanism) throws Exception {
        for (String user : new String[] {"alice", "carol", "david", "nobody"}) {
            assertThat(salt(mechanism, user)).as(user).isEqualTo(salt(mechanism, user));
        }
        assertThat(salt(mechanism, "nobody")).isNotEqualTo(salt(mechanism, "noone"));
    }

    private String salt(String mechanism, String user) {
        try (var client = connect()) {
            String first = decoded(client.say("AUTH " + mechanism + " " + base64("n,,n=" + user + ",r=abc"))
                    .reply()
                    .get(0));
            return first.substring(first.indexOf(",s="));
        }
    }

    private SmtpDialogue connect() {
        return server.connectByTls().expect("220").ask("EHLO me", "250-");
    }

    /** All that the server says, without what is random. */
    private List<String> replies(String mechanism, String user, String password, int hashes) throws Exception {
        long before = accounts.gate.computations();
        List<String> replies = new ArrayList<>();
        try (var client = connect()) {
            String line = "AUTH " + mechanism;
            var login = new Login(mechanism, user, password);
            for (int step = 0; line != null; step++) {
                List<String> reply = client.say(line).reply();
                String only = reply.get(0);
                assertThat(reply).hasSize(1);
                replies.add(only.startsWith("334 ") ? "334 " + withoutRandom(decoded(only)) : only);
                line = only.startsWith("334") ? login.answer(step, decoded(only)) : null;
            }
        }
        assertThat(accounts.gate.computations() - before)
                .as("hashes for %s by %s", user, mechanism)
                .isEqualTo(hashes);
        return replies;
    }

    private static String withoutRandom(String challenge) {
        if (challenge.startsWith("NTLMSSP")) {
            // The server's challenge, and its time
            return challenge.length() + " octets, and " + challenge.substring(0, 24) + challenge.substring(32, 48);
        }
        return challenge
                .replaceAll("^<[0-9a-f]{32}\\.[0-9]{13}@", "<random.time@")
                .replaceAll("^r=abc[A-Za-z0-9+/]{24},s=[A-Za-z0-9+/]{22}==", "r=random,s=salt")
                .replaceAll("^v=[A-Za-z0-9+/=]{28,44}$", "v=signature");
    }

    private static String decoded(String reply) {
        return new String(Base64.getDecoder().decode(reply.substring(Math.min(4, reply.length()))), ISO_8859_1);
    }

    private static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** A client that plays by the rules. */
    private static final class Login {

        private final String mechanism;
        private final String user;
        private final String password;
        private final NtlmTestClient ntlm = new NtlmTestClient(NtlmTestClient.SEALED);

        Login(String mechanism, String user, String password) {
            this.mechanism = mechanism;
            this.user = user;
            this.password = password;
        }

        String answer(int step, String challenge) throws GeneralSecurityException {
            return switch (mechanism) {
                case "PLAIN" -> base64("\0" + user + "\0" + password);
                case "LOGIN" -> base64(step == 0 ? user : password);
                case "CRAM-MD5" ->
                    base64(user + " " + HexFormat.of().formatHex(hmac("HmacMD5", password.getBytes(UTF_8), challenge)));
                case "NTLM" -> base64(step == 0 ? ntlm.negotiate() : authenticate(challenge));
                default ->
                    switch (step) {
                        case 0 -> base64("n,,n=" + user + ",r=abc");
                        case 1 -> base64(scram(mechanism.substring("SCRAM-".length()), challenge));
                        default -> "";
                    };
            };
        }

        private byte[] authenticate(String challenge) throws GeneralSecurityException {
            ntlm.user = user;
            ntlm.ntHash = NtHash.of(password.getBytes(UTF_8));
            return ntlm.authenticate(challenge.getBytes(ISO_8859_1));
        }

        /** RFC 5802, section 3. */
        private String scram(String digest, String serverFirst) throws GeneralSecurityException {
            String hmac = "Hmac" + digest.replace("-", "");
            String[] parts = serverFirst.split(",");
            byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
            int iterations = Integer.parseInt(parts[2].substring(2));
            int bits = digest.equals("SHA-1") ? 160 : 256;
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + hmac)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bits))
                    .getEncoded();
            byte[] proof = hmac(hmac, salted, "Client Key");
            String withoutProof = "c=biws," + parts[0];
            byte[] signature = hmac(
                    hmac,
                    MessageDigest.getInstance(digest).digest(proof),
                    "n=" + user + ",r=abc," + serverFirst + "," + withoutProof);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= signature[i];
            }
            return withoutProof + ",p=" + base64(proof);
        }

        private static byte[] hmac(String algorithm, byte[] key, String message) throws GeneralSecurityException {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message.getBytes(UTF_8));
        }
    }
}
