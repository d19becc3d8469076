package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.mailroom.security.credential.NtHash;
import org.mailroom.security.ntlm.SessionKeys.Direction;

/** The examples of [MS-NLMP], section 4.2. */
class SpecificationTest {

    private static final byte[] PLAIN = "Plaintext".getBytes(UTF_16LE);
    private static final byte[] SERVER_CHALLENGE = hex("0123456789abcdef");
    private static final byte[] RANDOM_SESSION_KEY = hex("55".repeat(16));

    /** Section 4.2.4.3. */
    private static final byte[] CHALLENGE = hex("4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef"
            + "00000000000000002400240044000000060070170000000f5300650072007600"
            + "6500720002000c0044006f006d00610069006e0001000c005300650072007600"
            + "6500720000000000");

    /** Section 4.2.4.3. */
    private static final byte[] AUTHENTICATE = hex("4e544c4d5353500003000000180018006c00000054005400840000000c000c00"
            + "480000000800080054000000100010005c00000010001000d8000000358288e2"
            + "050128 0a0000000f44006f006d00610069006e00550073006500720043004f00"
            + "4d0050005500540045005200" + "86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"
            + "68cd0ab851e51c96aabc927bebef6a1c01010000000000000000000000000000"
            + "aaaaaaaaaaaaaaaa0000000002000c0044006f006d00610069006e0001000c00"
            + "530065007200760065007200000000000000" + "0000" + "c5dad2544fc9799094ce1ce90bc9d03e");

    @Test
    void passwordsAreHashed() {
        assertThat(NtHash.of("Password".getBytes(US_ASCII))).isEqualTo(NtlmTestClient.NT_HASH);
    }

    @Test
    void theAuthenticateMessageIsRead() throws Exception {
        AuthenticateMessage message = AuthenticateMessage.parse(AUTHENTICATE);
        assertThat(message.user()).isEqualTo("User");
        assertThat(message.domain()).isEqualTo("Domain");
        assertThat(message.lmResponse()).hasSize(24);
        assertThat(message.hasMic()).isFalse();
        assertThat(message.flags().bits()).isEqualTo(0xE2888235);
    }

    @Test
    void theProofAndTheKeysFit() throws Exception {
        AuthenticateMessage message = AuthenticateMessage.parse(AUTHENTICATE);
        NtlmV2Response response = NtlmV2Response.parse(message.ntResponse());
        byte[] key = NtlmV2.responseKey(NtlmTestClient.NT_HASH, "USER", message.domain());
        assertThat(key).isEqualTo(hex("0c868a403bfd7a93a3001ef22ef02e3f"));
        assertThat(NtlmV2.proof(key, SERVER_CHALLENGE, response.temp())).isEqualTo(response.proof());
        byte[] baseKey = NtlmV2.sessionBaseKey(key, response.proof());
        assertThat(baseKey).isEqualTo(hex("8de40ccadbc14a82f15cb0ad0de95ca3"));
        assertThat(NtlmV2.rc4(baseKey, message.encryptedSessionKey())).isEqualTo(RANDOM_SESSION_KEY);
    }

    @Test
    void theChallengeMessageIsWritten() {
        AvPairs targetInfo =
                AvPairs.empty().with(AvPairs.NB_DOMAIN_NAME, "Domain").with(AvPairs.NB_COMPUTER_NAME, "Server");
        NtlmFlags flags = new NtlmFlags(0xE28A8233).with(NtlmFlag.REQUEST_TARGET);
        byte[] expected = CHALLENGE.clone();
        expected[20] |= 4;
        Arrays.fill(expected, 48, 55, (byte) 0);
        assertThat(new ChallengeMessage(flags, SERVER_CHALLENGE, "Server", targetInfo).encode())
                .isEqualTo(expected);
    }

    /** Section 4.2.4.4. */
    @Test
    void sealingWithExchangedKeys() throws Exception {
        SessionKeys keys = SessionKeys.derive(RANDOM_SESSION_KEY, Strength.BITS_128, Direction.CLIENT_TO_SERVER);
        assertThat(keys.sealing()).isEqualTo(hex("59f600973cc4960a25480a7c196e4c58"));
        assertThat(keys.signing()).isEqualTo(hex("4788dc861b4782f35d43fd98fe1a2d39"));
        assertThat(sealed(NtlmSession.ofClient(RANDOM_SESSION_KEY, Strength.BITS_128, true)))
                .isEqualTo(hex("010000007fb38ec5c55d497600000000" + "54e50165bf1936dc996020c1811b0f06fb5f"));
        opens(
                new NtlmSession(RANDOM_SESSION_KEY, Strength.BITS_128, true),
                "7fb38ec5c55d4976",
                "54e50165bf1936dc996020c1811b0f06fb5f");
    }

    /** Section 4.2.3.4: its session security is the same, with 56 bits and without exchanged keys. */
    @Test
    void sealingWithoutExchangedKeys() throws Exception {
        byte[] key = hex("eb93429a8bd952f8b89c55b87f475edc");
        SessionKeys keys = SessionKeys.derive(key, Strength.BITS_56, Direction.CLIENT_TO_SERVER);
        assertThat(keys.sealing()).isEqualTo(hex("04dd7f014d8504d265a25cc86a3a7c06"));
        assertThat(keys.signing()).isEqualTo(hex("60e799be5c72fc92922ae8ebe961fb8d"));
        assertThat(sealed(NtlmSession.ofClient(key, Strength.BITS_56, false)))
                .isEqualTo(hex("01000000ff2aeb52f681793a00000000" + "a02372f6530273f3aa1eb90190ce5200c99d"));
        opens(
                new NtlmSession(key, Strength.BITS_56, false),
                "ff2aeb52f681793a",
                "a02372f6530273f3aa1eb90190ce5200c99d");
    }

    private static byte[] sealed(NtlmSession session) {
        byte[] sealed = new byte[PLAIN.length + session.overhead()];
        session.wrap(PLAIN, 0, PLAIN.length, sealed, 0);
        return sealed;
    }

    private static void opens(NtlmSession session, String checksum, String data) throws Exception {
        byte[] sealed = hex("01000000" + checksum + "00000000" + data);
        assertThat(session.unwrap(sealed, 0, sealed.length)).isEqualTo(PLAIN.length);
        assertThat(Arrays.copyOfRange(sealed, session.overhead(), sealed.length))
                .isEqualTo(PLAIN);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
