package org.mailroom.security.ntlm;

/**
 * A set of flags as a message carries it.
 *
 * @param bits all 32 of them, those without a name here included
 */
record NtlmFlags(int bits) {

    /** These and no others. */
    static NtlmFlags of(NtlmFlag... flags) {
        return new NtlmFlags(0).with(flags);
    }

    /** Whether that flag is set. */
    boolean has(NtlmFlag flag) {
        return (bits & flag.bit()) != 0;
    }

    /** These flags and those. */
    NtlmFlags with(NtlmFlag... flags) {
        int with = bits;
        for (NtlmFlag flag : flags) {
            with |= flag.bit();
        }
        return new NtlmFlags(with);
    }

    /** These flags without those. */
    NtlmFlags without(NtlmFlag... flags) {
        return new NtlmFlags(bits & ~NtlmFlags.of(flags).bits);
    }

    /** What both sets have. */
    NtlmFlags and(NtlmFlags others) {
        return new NtlmFlags(bits & others.bits);
    }
}
