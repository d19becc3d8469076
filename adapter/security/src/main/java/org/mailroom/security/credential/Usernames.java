package org.mailroom.security.credential;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The canonical form of names: SASLprep (RFC 4013) and lower case, in the spirit of UsernameCaseMapped (RFC 8265,
 * section 3.3). Names are prepared as stored strings are (RFC 3454, section 7): code points that Unicode 3.2 did not
 * know are refused, so that no later Unicode can make one name of two.
 */
public final class Usernames {

    /** Of UTF-8, before and after. */
    public static final int MAX_OCTETS = 255;

    /** RFC 8264, section 7: a name that still changes then is no name. */
    private static final int MAX_ROUNDS = 4;

    private Usernames() {}

    /**
     * The canonical form of {@code user} or {@code user@domain}: 1 to 255 octets of UTF-8 without spaces and controls.
     * The canonical form of a canonical name is itself.
     *
     * @return empty when nobody can have that name
     */
    public static Optional<String> canonical(String name) {
        if (!hasLength(name)) {
            return Optional.empty();
        }
        try {
            return stable(name).filter(Usernames::isName);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> stable(String name) {
        String before = name;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String after = mapped(before);
            if (after.equals(before)) {
                return Optional.of(after);
            }
            before = after;
        }
        return Optional.empty();
    }

    private static String mapped(String name) {
        String lower = new String(Preparation.stored(name.toCharArray())).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    private static boolean isName(String name) {
        int at = name.indexOf('@');
        boolean atIsSound = at < 0 || at > 0 && at == name.lastIndexOf('@') && at < name.length() - 1;
        return atIsSound && hasLength(name) && name.indexOf(' ') < 0;
    }

    private static boolean hasLength(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_OCTETS
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
    }
}
