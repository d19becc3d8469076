package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.mailroom.security.credential.NtHash;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.selftest.SelfTestReport;

/** What must work before NTLM is offered, and before a strength of sealing is negotiated. */
public final class NtlmChecks {

    /** Without it NTLM must not be offered at all. */
    public static final String KNOWN_ANSWERS = "ntlm known answers";

    private static final String ADVICE = "Look for a second Bouncy Castle on the class path; without it set NTLM off.";

    private static final HexFormat HEX = HexFormat.of();

    private NtlmChecks() {}

    /**
     * The checks.
     *
     * @param with56 whether 56-bit sealing is enabled
     */
    public static List<Check> checks(boolean with56) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(KNOWN_ANSWERS, ADVICE, NtlmChecks::checkKnownAnswers));
        for (Strength strength : with56 ? EnumSet.allOf(Strength.class) : EnumSet.of(Strength.BITS_128)) {
            checks.add(new Check(name(strength), ADVICE, () -> checkSealing(strength)));
        }
        return checks;
    }

    /** The name of the check that a strength must pass, as in {@code ntlm sealing 128 bit}. */
    public static String name(Strength strength) {
        return "ntlm sealing " + strength.label();
    }

    /** The strengths that were tried and have passed. */
    public static Set<Strength> strengths(SelfTestReport report) {
        Set<Strength> passed = EnumSet.noneOf(Strength.class);
        for (Strength strength : Strength.values()) {
            if (report.hasPassed(KNOWN_ANSWERS) && report.hasPassed(name(strength))) {
                passed.add(strength);
            }
        }
        return passed;
    }

    /** RFC 2202, section 2; RFC 6229, section 2; [MS-NLMP], section 4.2.4. */
    private static void checkKnownAnswers() {
        expect(
                "HMAC-MD5",
                "750c783e6ab0b503eaa86e310a5db738",
                NtlmV2.hmacMd5("Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII)));
        expect(
                "RC4",
                "9ac7cc9a609d1ef7b2932899cde41b97",
                NtlmV2.rc4(HEX.parseHex("0102030405060708090a0b0c0d0e0f10"), new byte[16]));
        byte[] ntHash = NtHash.of("Password".getBytes(US_ASCII));
        byte[] key = NtlmV2.responseKey(ntHash, "USER", "Domain");
        expect("NTOWFv2", "0c868a403bfd7a93a3001ef22ef02e3f", key);
        byte[] temp = HEX.parseHex("01010000000000000000000000000000aaaaaaaaaaaaaaaa0000000002000c0044006f00"
                + "6d00610069006e0001000c005300650072007600650072000000000000000000");
        byte[] proof = NtlmV2.proof(key, HEX.parseHex("0123456789abcdef"), temp);
        expect("NTProofStr", "68cd0ab851e51c96aabc927bebef6a1c", proof);
        expect("SessionBaseKey", "8de40ccadbc14a82f15cb0ad0de95ca3", NtlmV2.sessionBaseKey(key, proof));
    }

    /** The examples of [MS-NLMP], sections 4.2.4.4 and 4.2.3.4; then both directions, twice each, since the cipher runs on. */
    private static void checkSealing(Strength strength) throws Exception {
        switch (strength) {
            case BITS_128 ->
                checkSealed(
                        NtlmSession.ofClient(HEX.parseHex("55555555555555555555555555555555"), strength, true),
                        "010000007fb38ec5c55d49760000000054e50165bf1936dc996020c1811b0f06fb5f");
            case BITS_56 ->
                checkSealed(
                        NtlmSession.ofClient(HEX.parseHex("eb93429a8bd952f8b89c55b87f475edc"), strength, false),
                        "01000000ff2aeb52f681793a00000000a02372f6530273f3aa1eb90190ce5200c99d");
        }
        byte[] key = HEX.parseHex("55555555555555555555555555555555");
        try (NtlmSession server = new NtlmSession(key, strength, true);
                NtlmSession client = NtlmSession.ofClient(key, strength, true)) {
            for (String text : List.of("235 2.7.0 ok\r\n", "221 2.0.0 bye\r\n")) {
                checkSealing(server, client, text.getBytes(US_ASCII));
                checkSealing(client, server, text.getBytes(US_ASCII));
            }
        }
    }

    private static void checkSealed(NtlmSession client, String expected) {
        byte[] plain = "Plaintext".getBytes(UTF_16LE);
        byte[] sealed = new byte[plain.length + client.overhead()];
        client.wrap(plain, 0, plain.length, sealed, 0);
        expect("a sealed buffer", expected, sealed);
    }

    private static void checkSealing(NtlmSession from, NtlmSession to, byte[] plain) throws Exception {
        byte[] sealed = new byte[plain.length + from.overhead()];
        from.wrap(plain, 0, plain.length, sealed, 0);
        int length = to.unwrap(sealed, 0, sealed.length);
        byte[] opened = Arrays.copyOfRange(sealed, to.overhead(), to.overhead() + length);
        expect("what was sealed and opened", HEX.formatHex(plain), opened);
    }

    private static void expect(String what, String hex, byte[] actual) {
        if (!HEX.formatHex(actual).equals(hex)) {
            throw new IllegalStateException(what + " is wrong");
        }
    }
}
