package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The server's message ([MS-NLMP], section 2.2.1.2).
 *
 * @param flags what this server can do of what the client wants
 * @param serverChallenge 8 octets
 * @param targetName the NetBIOS name of the domain; sent when the client asked for it
 */
record ChallengeMessage(NtlmFlags flags, byte[] serverChallenge, String targetName, AvPairs targetInfo) {

    /** Through the version. */
    private static final int FIXED_LENGTH = 56;

    private static final int TYPE = 2;

    /** The revision of NTLM's signatures, the last octet of a version (section 2.2.2.10). */
    private static final byte REVISION = 0x0F;

    /** As it is sent. */
    byte[] encode() {
        byte[] name = new byte[0];
        if (flags.has(NtlmFlag.REQUEST_TARGET)) {
            name = targetName.getBytes(flags.has(NtlmFlag.NEGOTIATE_UNICODE) ? UTF_16LE : US_ASCII);
        }
        byte[] info = targetInfo.encode();
        ByteBuffer message =
                ByteBuffer.allocate(FIXED_LENGTH + name.length + info.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(US_ASCII)).putInt(TYPE);
        describe(message, name, FIXED_LENGTH);
        message.putInt(flags.bits()).put(serverChallenge).putLong(0);
        describe(message, info, FIXED_LENGTH + name.length);
        message.put(new byte[7]).put(REVISION);
        return message.put(name).put(info).array();
    }

    private static void describe(ByteBuffer message, byte[] field, int offset) {
        message.putShort((short) field.length).putShort((short) field.length).putInt(offset);
    }
}
