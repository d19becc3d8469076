package org.mailroom.store.mime;

/** The {@code %xx} of extended parameter values (RFC 2231 section 4) and {@code =xx} of encoded words, from octet string to octet string. */
final class PercentCoding {

    private PercentCoding() {}

    static String decode(String value) {
        return decode(value, '%');
    }

    /** @param mark begins a code; where it does not, it stands for itself */
    static String decode(String value, char mark) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char octet = value.charAt(i);
            if (octet == mark && i + 2 < value.length() && isCode(value, i)) {
                octet = (char) (Hex.digit(value.charAt(i + 1)) << 4 | Hex.digit(value.charAt(i + 2)));
                i += 2;
            }
            text.append(octet);
        }
        return text.toString();
    }

    static void encode(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char octet = value.charAt(i);
            if (octet > ' ' && octet < 0x7f && "*'%()<>@,;:\\\"/[]?=".indexOf(octet) < 0) {
                text.append(octet);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(octet >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
            }
        }
    }

    private static boolean isCode(String value, int at) {
        return Hex.digit(value.charAt(at + 1)) >= 0 && Hex.digit(value.charAt(at + 2)) >= 0;
    }
}
