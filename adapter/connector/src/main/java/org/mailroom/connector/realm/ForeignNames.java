package org.mailroom.connector.realm;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names and passwords for realms that are not ours. Whether capitals matter there is theirs to say, so that names keep them: two
 * spellings are two users here, which grants neither of them anything of the other.
 */
final class ForeignNames {

    private static final int LONGEST = 255;

    private ForeignNames() {}

    /** The name in normalization form C; empty when it is empty, too long, or holds a control or half a character. */
    static Optional<String> canonical(String user) {
        String name = Normalizer.normalize(user, Normalizer.Form.NFC);
        boolean isName =
                !name.isEmpty() && name.length() <= LONGEST && name.codePoints().noneMatch(ForeignNames::isOutside);
        return isName ? Optional.of(name) : Optional.empty();
    }

    private static boolean isOutside(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** The password in characters, for the caller to clear; empty when the octets are no UTF-8. */
    static Optional<char[]> characters(byte[] password) {
        CharBuffer decoded = CharBuffer.allocate(password.length);
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            if (decoder.decode(ByteBuffer.wrap(password), decoded, true).isError()) {
                return Optional.empty();
            }
            return Optional.of(Arrays.copyOf(decoded.array(), decoded.position()));
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }
}
