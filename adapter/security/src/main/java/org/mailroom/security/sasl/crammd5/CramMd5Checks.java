package org.mailroom.security.sasl.crammd5;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.mailroom.security.credential.CramMd5Context;
import org.mailroom.security.sasl.KnownUser;
import org.mailroom.security.sasl.SaslChecks;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.selftest.Check;

/** The example of RFC 2195, section 2. */
public final class CramMd5Checks {

    private static final String PASSWORD = "tanstaaftanstaaf";
    private static final String CHALLENGE = "<1896.697170952@postoffice.reston.mci.net>";
    private static final String RESPONSE = "tim b913a602c7eda7a495b4e6e7334d3890";

    private CramMd5Checks() {}

    public static List<Check> checks() {
        return List.of(SaslChecks.check(CramMd5Mechanism.NAME, CramMd5Checks::run));
    }

    private static void run() throws GeneralSecurityException {
        KnownUser tim = new KnownUser("tim", PASSWORD, Optional.empty(), Optional.of(context()));
        try (SaslExchange exchange = new CramMd5Mechanism(tim, context -> CHALLENGE).begin(KnownUser.connection())) {
            KnownUser.expect(exchange, null, CHALLENGE);
            KnownUser.expectSuccess(exchange, RESPONSE, "");
        }
    }

    private static CramMd5Context context() {
        return new CramMd5Context(stateAfter((byte) 0x36), stateAfter((byte) 0x5C));
    }

    /** The four words of MD5 after the padded key, little-endian. */
    private static byte[] stateAfter(byte pad) {
        byte[] block = Arrays.copyOf(PASSWORD.getBytes(US_ASCII), 64);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        MD5Digest md5 = new MD5Digest();
        md5.update(block, 0, block.length);
        byte[] state = md5.getEncodedState();
        byte[] words = new byte[HmacMd5.OCTETS];
        for (int i = 0; i < words.length; i++) {
            words[i] = state[16 + (i & ~3) + 3 - (i & 3)];
        }
        return words;
    }
}
