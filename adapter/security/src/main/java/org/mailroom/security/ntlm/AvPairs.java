package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A list of attributes ([MS-NLMP], section 2.2.2.1): the server's in its challenge, the client's in its response. Immutable. */
final class AvPairs {

    static final int NB_COMPUTER_NAME = 1;
    static final int NB_DOMAIN_NAME = 2;
    static final int DNS_COMPUTER_NAME = 3;
    static final int DNS_DOMAIN_NAME = 4;
    static final int FLAGS = 6;
    static final int TIMESTAMP = 7;
    static final int CHANNEL_BINDINGS = 10;

    private static final int END = 0;

    /** The specification knows eleven. */
    private static final int MAX_PAIRS = 32;

    private static final int HEADER = 4;

    private final Map<Integer, byte[]> values;

    private AvPairs(Map<Integer, byte[]> values) {
        this.values = values;
    }

    /** None. */
    static AvPairs empty() {
        return new AvPairs(Map.of());
    }

    /**
     * Reads a list; what follows its end is left alone.
     *
     * @throws NtlmSyntaxException when a value reaches beyond the end, an attribute comes twice, the end is missing, or there
     *     are more than 32
     */
    static AvPairs parse(byte[] octets, int offset) throws NtlmSyntaxException {
        ByteBuffer list =
                ByteBuffer.wrap(octets, offset, octets.length - offset).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, byte[]> values = new LinkedHashMap<>();
        while (list.remaining() >= HEADER) {
            int id = Short.toUnsignedInt(list.getShort());
            int length = Short.toUnsignedInt(list.getShort());
            if (id == END) {
                return new AvPairs(values);
            }
            if (length > list.remaining()) {
                throw new NtlmSyntaxException("AV_PAIR " + id + " reaches beyond the end of the list");
            }
            byte[] value = new byte[length];
            list.get(value);
            if (values.put(id, value) != null || values.size() > MAX_PAIRS) {
                throw new NtlmSyntaxException("AV_PAIR " + id + " is one too many");
            }
        }
        throw new NtlmSyntaxException("the list of AV_PAIRs has no end");
    }

    /** The same with one more, or with another value. */
    AvPairs with(int id, byte[] value) {
        Map<Integer, byte[]> more = new LinkedHashMap<>(values);
        more.put(id, value.clone());
        return new AvPairs(more);
    }

    /** The same with one more, a text. */
    AvPairs with(int id, String value) {
        return with(id, value.getBytes(UTF_16LE));
    }

    /** The octets of an attribute. */
    Optional<byte[]> value(int id) {
        return Optional.ofNullable(values.get(id)).map(byte[]::clone);
    }

    /** As it is sent, with its end. */
    byte[] encode() {
        int length = HEADER
                + values.values().stream()
                        .mapToInt(value -> HEADER + value.length)
                        .sum();
        ByteBuffer list = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach((id, value) ->
                list.putShort(id.shortValue()).putShort((short) value.length).put(value));
        return list.putInt(END).array();
    }
}
