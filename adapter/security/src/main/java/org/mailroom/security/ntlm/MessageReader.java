package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * Reads a message ([MS-NLMP], section 2.2.1). Nothing that the message says of itself is believed: every field must lie between the
 * fixed part and the end.
 */
final class MessageReader {

    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

    /** A length, a length again, and an offset. */
    private static final int DESCRIPTOR = 8;

    private final String name;
    private final byte[] message;
    private final ByteBuffer octets;
    private final int fixedLength;

    /**
     * Begins.
     *
     * @param name of the message, for errors
     * @param type of the message
     * @param fixedLength the octets before the first that a field may own
     * @throws NtlmSyntaxException when it is another message, is shorter than {@code fixedLength} or longer than {@code maxLength}
     */
    MessageReader(String name, byte[] message, int type, int fixedLength, int maxLength) throws NtlmSyntaxException {
        this.name = name;
        this.message = message;
        this.octets = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        this.fixedLength = fixedLength;
        if (!isNtlm(message)) {
            throw error("the signature is not NTLMSSP");
        }
        if (message.length < fixedLength || message.length > maxLength) {
            throw error(
                    "it is " + message.length + " octets long; " + fixedLength + " to " + maxLength + " are allowed");
        }
        if (octets.getInt(SIGNATURE.length) != type) {
            throw error("the message type is " + octets.getInt(SIGNATURE.length) + ", not " + type);
        }
    }

    /** Whether these are an NTLM message at all, of whatever type. */
    static boolean isNtlm(byte[] message) {
        return message.length >= SIGNATURE.length + Integer.BYTES
                && Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The flags that stand there; the offset lies in the fixed part. */
    NtlmFlags flags(int offset) {
        return new NtlmFlags(octets.getInt(offset));
    }

    /** Where the field described there begins; the end of the message for one that is empty. */
    int start(int descriptor) {
        return length(descriptor) == 0 ? message.length : octets.getInt(descriptor + 4);
    }

    /** The octets of the field described there, at most so many. */
    byte[] field(String field, int descriptor, int maxLength) throws NtlmSyntaxException {
        if (descriptor + DESCRIPTOR > fixedLength) {
            throw new IllegalArgumentException("no descriptor can be at " + descriptor);
        }
        int length = length(descriptor);
        if (length == 0) {
            return new byte[0];
        }
        if (length > maxLength) {
            throw error(field + " has " + length + " octets; at most " + maxLength + " are allowed");
        }
        long offset = Integer.toUnsignedLong(octets.getInt(descriptor + 4));
        if (offset < fixedLength || offset + length > message.length) {
            throw error(field + " lies outside the message");
        }
        return Arrays.copyOfRange(message, (int) offset, (int) offset + length);
    }

    /** The text of the field described there, in UTF-16 or in one octet per character. */
    String text(String field, int descriptor, int maxLength, boolean isUnicode) throws NtlmSyntaxException {
        byte[] text = field(field, descriptor, maxLength);
        if (!isUnicode) {
            return new String(text, ISO_8859_1);
        }
        try {
            return UTF_16LE.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw error(field + " is not UTF-16");
        }
    }

    NtlmSyntaxException error(String problem) {
        return new NtlmSyntaxException(name + ": " + problem);
    }

    private int length(int descriptor) {
        return Short.toUnsignedInt(octets.getShort(descriptor));
    }
}
