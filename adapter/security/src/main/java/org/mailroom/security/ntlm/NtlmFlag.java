package org.mailroom.security.ntlm;

/** What both sides negotiate ([MS-NLMP], section 2.2.2.5); those of its flags that mean something here. */
enum NtlmFlag {
    NEGOTIATE_UNICODE(0x0000_0001),
    NEGOTIATE_OEM(0x0000_0002),
    REQUEST_TARGET(0x0000_0004),
    NEGOTIATE_SIGN(0x0000_0010),
    NEGOTIATE_SEAL(0x0000_0020),
    NEGOTIATE_NTLM(0x0000_0200),
    NEGOTIATE_ANONYMOUS(0x0000_0800),
    NEGOTIATE_ALWAYS_SIGN(0x0000_8000),
    TARGET_TYPE_SERVER(0x0002_0000),
    NEGOTIATE_EXTENDED_SESSIONSECURITY(0x0008_0000),
    NEGOTIATE_TARGET_INFO(0x0080_0000),
    NEGOTIATE_VERSION(0x0200_0000),
    NEGOTIATE_128(0x2000_0000),
    NEGOTIATE_KEY_EXCH(0x4000_0000),
    NEGOTIATE_56(0x8000_0000);

    private final int bit;

    NtlmFlag(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
