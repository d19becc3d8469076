package org.mailroom.security.sasl.spnego;

import java.util.Arrays;
import java.util.HexFormat;

/** Mechanisms by their object identifiers, as DER has their contents. */
final class MechType {

    /** 1.3.6.1.4.1.311.2.2.10 ([MS-NLMP], section 1.9). */
    private static final byte[] NTLM = HexFormat.of().parseHex("2b06010401823702020a");

    /** 1.3.6.1.5.5.2 (RFC 4178, section 3). */
    private static final byte[] SPNEGO = HexFormat.of().parseHex("2b0601050502");

    private MechType() {}

    static boolean isNtlm(byte[] oid) {
        return Arrays.equals(oid, NTLM);
    }

    static boolean isSpnego(byte[] oid) {
        return Arrays.equals(oid, SPNEGO);
    }

    static byte[] ntlm() {
        return NTLM.clone();
    }
}
