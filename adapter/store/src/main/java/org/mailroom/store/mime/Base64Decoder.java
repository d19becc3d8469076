package org.mailroom.store.mime;

import java.util.Arrays;

/**
 * Base64 (RFC 2045 section 6.8). Octets outside the alphabet are passed over; a pad ends a group, and decoding goes on after
 * it, because some senders join encoded pieces. A single digit at the end of a group holds no octet and is dropped.
 */
final class Base64Decoder implements TransferDecoder {

    private static final byte[] DIGITS = new byte[256];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            DIGITS[alphabet.charAt(i)] = (byte) i;
        }
    }

    private int bits;
    private int digits;

    @Override
    public int decode(byte[] in, int from, int to, byte[] out) {
        int length = 0;
        for (int i = from; i < to; i++) {
            int digit = DIGITS[in[i] & 0xff];
            if (digit >= 0) {
                bits = bits << 6 | digit;
                if (++digits == 4) {
                    length = endGroup(out, length);
                }
            } else if (in[i] == '=') {
                length = endGroup(out, length);
            }
        }
        return length;
    }

    @Override
    public int finish(byte[] out) {
        return endGroup(out, 0);
    }

    private int endGroup(byte[] out, int at) {
        int octets = digits * 6 / 8;
        int value = bits << (4 - digits) * 6;
        for (int i = 0; i < octets; i++) {
            out[at + i] = (byte) (value >> 16 - 8 * i);
        }
        bits = 0;
        digits = 0;
        return at + octets;
    }
}
