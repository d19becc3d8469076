package org.mailroom.store.sql;

import java.util.Map;
import java.util.regex.Pattern;
import org.mailroom.store.account.Account;

/** What can be kept of an account. */
final class AccountLimits {

    private static final int MAX_NAME_OCTETS = 255;
    private static final int MAX_SECRETS = 16;
    private static final int MAX_SECRET = 4096;
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9-]{1,32}");

    private AccountLimits() {}

    /** @throws IllegalArgumentException when the account cannot be kept; it does not show secrets */
    static void check(Account account) {
        if (checkedPart(account.name()).isEmpty()) {
            throw new IllegalArgumentException("an account's name has 1 octet or more");
        }
        checkedSecrets(account.secrets());
    }

    /** @throws IllegalArgumentException when no name can begin with it */
    static String checkedPart(String name) {
        LineText.checked("an account's name", name);
        int octets = utf8Octets("an account's name", name);
        if (octets > MAX_NAME_OCTETS) {
            throw new IllegalArgumentException(
                    "an account's name has at most " + MAX_NAME_OCTETS + " octets of UTF-8, not " + octets);
        }
        if (name.codePoints().anyMatch(symbol -> symbol == Character.MAX_CODE_POINT)) {
            throw new IllegalArgumentException("an account's name must not hold U+10FFFF");
        }
        return name;
    }

    /** @throws IllegalArgumentException when they cannot be kept; it does not show secrets */
    static Map<String, String> checkedSecrets(Map<String, String> secrets) {
        if (secrets.size() > MAX_SECRETS) {
            throw new IllegalArgumentException(
                    "an account has at most " + MAX_SECRETS + " secrets, not " + secrets.size());
        }
        secrets.forEach((scheme, secret) -> {
            if (!SCHEME.matcher(scheme).matches()) {
                throw new IllegalArgumentException(
                        "a scheme is 1 to 32 lower-case letters, digits and hyphens, not " + scheme);
            }
            String what = "the secret " + scheme;
            utf8Octets(what, LineText.checked(what, secret));
            if (secret.isEmpty() || secret.length() > MAX_SECRET) {
                throw new IllegalArgumentException(
                        what + " has 1 to " + MAX_SECRET + " characters, not " + secret.length());
            }
        });
        return Map.copyOf(secrets);
    }

    /** A database keeps half a surrogate pair as a question mark, which is somebody else's name. */
    private static int utf8Octets(String what, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); i++) {
            int symbol = text.codePointAt(i);
            if (symbol >= Character.MIN_SURROGATE && symbol <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(what + " holds half a surrogate pair");
            }
            i += Character.charCount(symbol) - 1;
            octets += symbol < 0x80 ? 1 : symbol < 0x800 ? 2 : symbol < 0x10000 ? 3 : 4;
        }
        return octets;
    }
}
