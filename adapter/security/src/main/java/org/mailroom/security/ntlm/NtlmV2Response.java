package org.mailroom.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What proves the user ([MS-NLMP], section 2.2.2.8).
 *
 * @param proof 16 octets, {@code NTProofStr}
 * @param temp what the proof is made over together with the server's challenge (section 2.2.2.7)
 * @param attributes part of {@code temp}: what the server said of itself, and what the client adds
 */
record NtlmV2Response(byte[] proof, byte[] temp, AvPairs attributes) {

    /** The response of NTLMv1 and of LMv2. */
    static final int OLD_LENGTH = 24;

    private static final int PROOF = 16;

    /** What stands before the attributes in {@code temp}. */
    private static final int TEMP_HEADER = 28;

    private static final int MIC_PRESENT = 2;

    /**
     * Reads it.
     *
     * @throws NtlmSyntaxException when it is too short or of another version, or its attributes are no list
     */
    static NtlmV2Response parse(byte[] response) throws NtlmSyntaxException {
        if (response.length < PROOF + TEMP_HEADER) {
            throw new NtlmSyntaxException("the NTLMv2 response has only " + response.length + " octets");
        }
        byte[] temp = Arrays.copyOfRange(response, PROOF, response.length);
        if (temp[0] != 1 || temp[1] != 1) {
            throw new NtlmSyntaxException("the NTLMv2 response is of an unknown version");
        }
        return new NtlmV2Response(Arrays.copyOf(response, PROOF), temp, AvPairs.parse(temp, TEMP_HEADER));
    }

    /** Whether the client says that its message carries a MIC; it says so under the proof, so nobody else can unsay it. */
    boolean saysMic() {
        return attributes
                .value(AvPairs.FLAGS)
                .filter(value -> value.length == Integer.BYTES)
                .map(value ->
                        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt())
                .filter(flags -> (flags & MIC_PRESENT) != 0)
                .isPresent();
    }

    /** The hash of the client's channel bindings; empty when it knows none. */
    Optional<byte[]> channelBindings() {
        return attributes.value(AvPairs.CHANNEL_BINDINGS).filter(hash -> !isZero(hash));
    }

    private static boolean isZero(byte[] octets) {
        int all = 0;
        for (byte octet : octets) {
            all |= octet;
        }
        return all == 0;
    }
}
