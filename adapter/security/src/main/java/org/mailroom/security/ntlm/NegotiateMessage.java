package org.mailroom.security.ntlm;

/**
 * The client's first message ([MS-NLMP], section 2.2.1.1). The domain and the workstation that it may name are of no use to a server
 * that asks nobody else, and are not read.
 *
 * @param flags what the client can and wants
 */
record NegotiateMessage(NtlmFlags flags) {

    static final int MAX_LENGTH = 4096;

    /** Some clients end after the flags. */
    private static final int FIXED_LENGTH = 16;

    /**
     * Reads it.
     *
     * @throws NtlmSyntaxException when it is another message, or one of more than 4096 octets
     */
    static NegotiateMessage parse(byte[] message) throws NtlmSyntaxException {
        return new NegotiateMessage(new MessageReader("NEGOTIATE", message, 1, FIXED_LENGTH, MAX_LENGTH).flags(12));
    }
}
