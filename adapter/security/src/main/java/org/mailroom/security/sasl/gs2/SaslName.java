package org.mailroom.security.sasl.gs2;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;

/** The {@code saslname} of RFC 5801, section 4: {@code =2C} stands for a comma and {@code =3D} for an equals sign. */
public final class SaslName {

    private SaslName() {}

    /**
     * Reads one.
     *
     * @throws MalformedResponseException when it is empty, too long, has a NUL, or an equals sign that begins nothing
     */
    public static String decode(String saslname) throws MalformedResponseException {
        if (saslname.isEmpty()) {
            throw new MalformedResponseException("a name is empty");
        }
        StringBuilder name = new StringBuilder(saslname.length());
        for (int i = 0; i < saslname.length(); i++) {
            char c = saslname.charAt(i);
            if (c == '=') {
                name.append(escaped(saslname, i));
                i += 2;
            } else {
                name.append(c);
            }
        }
        return Identity.read(name.toString().getBytes(UTF_8));
    }

    private static char escaped(String saslname, int at) throws MalformedResponseException {
        if (saslname.startsWith("=2C", at)) {
            return ',';
        }
        if (saslname.startsWith("=3D", at)) {
            return '=';
        }
        throw new MalformedResponseException("invalid-username-encoding: = must begin =2C or =3D");
    }
}
