package org.mailroom.store.mime;

/** Hexadecimal digits. */
final class Hex {

    private Hex() {}

    /** The value of a digit of either case, or -1. */
    static int digit(int octet) {
        if (octet >= '0' && octet <= '9') {
            return octet - '0';
        }
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
