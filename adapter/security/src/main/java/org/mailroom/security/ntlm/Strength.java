package org.mailroom.security.ntlm;

import java.util.Optional;

/** How much of the session key seals ([MS-NLMP], section 3.4.5.3). 40 bits are not to be had. */
public enum Strength {
    BITS_128(NtlmFlag.NEGOTIATE_128, 16, "128 bit"),
    BITS_56(NtlmFlag.NEGOTIATE_56, 7, "56 bit");

    private final NtlmFlag flag;
    private final int keyOctets;
    private final String label;

    Strength(NtlmFlag flag, int keyOctets, String label) {
        this.flag = flag;
        this.keyOctets = keyOctets;
        this.label = label;
    }

    /** What a client sets that wants it. */
    NtlmFlag flag() {
        return flag;
    }

    /** How many octets of the session key go into the sealing key. */
    int keyOctets() {
        return keyOctets;
    }

    /** As in {@code 128 bit}. */
    public String label() {
        return label;
    }

    /** The one that flags stand for: both sides must come to the same. */
    static Optional<Strength> of(NtlmFlags flags) {
        if (flags.has(NtlmFlag.NEGOTIATE_128)) {
            return Optional.of(BITS_128);
        }
        return flags.has(NtlmFlag.NEGOTIATE_56) ? Optional.of(BITS_56) : Optional.empty();
    }
}
