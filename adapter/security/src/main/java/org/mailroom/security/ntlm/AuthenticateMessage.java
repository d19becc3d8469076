package org.mailroom.security.ntlm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The client's second message ([MS-NLMP], section 2.2.1.3).
 *
 * @param lmResponse not used, but its presence says what the client speaks
 * @param ntResponse of NTLMv2, or of what is older
 * @param encryptedSessionKey the session key that the client chose, encrypted; empty, or 16 octets
 * @param hasMic whether there is room for a MIC before the first field
 */
record AuthenticateMessage(
        byte[] lmResponse,
        byte[] ntResponse,
        String domain,
        String user,
        byte[] encryptedSessionKey,
        NtlmFlags flags,
        boolean hasMic) {

    static final int MIC = 72;
    static final int MIC_LENGTH = 16;

    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_NAME = 1024;

    /** Through the flags; what is older than Windows 2000 has none. */
    private static final int FIXED_LENGTH = 64;

    private static final int LM_RESPONSE = 12;
    private static final int NT_RESPONSE = 20;
    private static final int DOMAIN = 28;
    private static final int USER = 36;
    private static final int WORKSTATION = 44;
    private static final int SESSION_KEY = 52;
    private static final int FLAGS = 60;

    private static final int[] DESCRIPTORS = {LM_RESPONSE, NT_RESPONSE, DOMAIN, USER, WORKSTATION, SESSION_KEY};

    /**
     * Reads it.
     *
     * @throws NtlmSyntaxException when it is another message, one of more than 16,384 octets, or a field lies outside it, is
     *     too long or is not text where it should be
     */
    static AuthenticateMessage parse(byte[] message) throws NtlmSyntaxException {
        MessageReader reader = new MessageReader("AUTHENTICATE", message, 3, FIXED_LENGTH, MAX_LENGTH);
        NtlmFlags flags = reader.flags(FLAGS);
        boolean isUnicode = flags.has(NtlmFlag.NEGOTIATE_UNICODE);
        byte[] sessionKey = reader.field("EncryptedRandomSessionKey", SESSION_KEY, NtlmV2.KEY_LENGTH);
        if (sessionKey.length % NtlmV2.KEY_LENGTH != 0) {
            throw reader.error("EncryptedRandomSessionKey has " + sessionKey.length + " octets, not 16");
        }
        reader.field("Workstation", WORKSTATION, MAX_LENGTH);
        return new AuthenticateMessage(
                reader.field("LmChallengeResponse", LM_RESPONSE, MAX_LENGTH),
                reader.field("NtChallengeResponse", NT_RESPONSE, MAX_LENGTH),
                reader.text("DomainName", DOMAIN, MAX_NAME, isUnicode),
                reader.text("UserName", USER, MAX_NAME, isUnicode),
                sessionKey,
                flags,
                IntStream.of(DESCRIPTORS).map(reader::start).min().orElse(0) >= MIC + MIC_LENGTH);
    }

    /** The MIC of a message that has room for one. */
    static byte[] mic(byte[] message) {
        return Arrays.copyOfRange(message, MIC, MIC + MIC_LENGTH);
    }
}
