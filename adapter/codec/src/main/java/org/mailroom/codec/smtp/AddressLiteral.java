package org.mailroom.codec.smtp;

/** What may stand between the brackets of an address literal (RFC 5321, section 4.1.3). */
final class AddressLiteral {

    private static final String IPV6_TAG = "IPV6:";
    private static final int GROUPS = 8;

    /** A "::" stands for two groups at least. */
    private static final int GROUPS_BESIDE_GAP = 6;

    private static final int INVALID = 100;

    private AddressLiteral() {}

    static boolean isValid(String address) {
        if (address.indexOf(':') < 0) {
            return isIpv4(address);
        }
        if (CommandLine.upperCase(address).startsWith(IPV6_TAG)) {
            return isIpv6(address.substring(IPV6_TAG.length()));
        }
        return isGeneral(address);
    }

    /** IPv4-address-literal = Snum 3("." Snum). */
    private static boolean isIpv4(String address) {
        String[] numbers = address.split("\\.", -1);
        boolean valid = numbers.length == 4;
        for (String number : numbers) {
            valid &= isSnum(number);
        }
        return valid;
    }

    /** Snum = 1*3DIGIT, 0 to 255. */
    private static boolean isSnum(String number) {
        return !number.isEmpty()
                && number.length() <= 3
                && number.chars().allMatch(Abnf::isDigit)
                && Integer.parseInt(number) <= 255;
    }

    /** IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp. */
    private static boolean isIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == GROUPS;
        }
        String before = address.substring(0, gap);
        String after = address.substring(gap + 2);
        return optionalGroups(before, false) + optionalGroups(after, true) <= GROUPS_BESIDE_GAP;
    }

    private static int optionalGroups(String part, boolean mayEndInIpv4) {
        return part.isEmpty() ? 0 : groups(part, mayEndInIpv4);
    }

    /** How many groups of 16 bits there are. */
    private static int groups(String part, boolean mayEndInIpv4) {
        String[] groups = part.split(":", -1);
        String last = groups[groups.length - 1];
        boolean ipv4 = mayEndInIpv4 && isIpv4(last);
        int plain = ipv4 ? groups.length - 1 : groups.length;
        for (int i = 0; i < plain; i++) {
            if (!isIpv6Hex(groups[i])) {
                return INVALID;
            }
        }
        return ipv4 ? plain + 2 : plain;
    }

    /** IPv6-hex = 1*4HEXDIG. */
    private static boolean isIpv6Hex(String group) {
        return !group.isEmpty() && group.length() <= 4 && group.chars().allMatch(Abnf::isHexDigit);
    }

    /** General-address-literal = Standardized-tag ":" 1*dcontent; the tag is an Ldh-str. */
    private static boolean isGeneral(String address) {
        int colon = address.indexOf(':');
        String tag = address.substring(0, colon);
        return !tag.isEmpty()
                && tag.chars().allMatch(Abnf::isLdh)
                && !tag.endsWith("-")
                && colon + 1 < address.length();
    }
}
