package org.mailroom.security.sasl.plain;

import java.util.Arrays;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;

/**
 * The one message of PLAIN (RFC 4616, section 2): {@code [authzid] NUL authcid NUL passwd}.
 *
 * @param authzid may be empty
 * @param password UTF-8, a copy; whoever parsed it clears it
 */
record PlainMessage(String authzid, String authcid, byte[] password) {

    /** More than the 255 octets that section 2 wants accepted; a bound for what is hashed. */
    static final int MAX_PASSWORD_OCTETS = 1024;

    static PlainMessage parse(byte[] octets) throws MalformedResponseException {
        int first = nul(octets, 0);
        int second = nul(octets, first + 1);
        String authzid = Identity.read(octets, 0, first);
        String authcid = Identity.read(octets, first + 1, second);
        int passwordLength = octets.length - second - 1;
        if (authcid.isEmpty() || passwordLength == 0) {
            throw new MalformedResponseException("PLAIN: user name or password is empty");
        }
        if (passwordLength > MAX_PASSWORD_OCTETS) {
            throw new MalformedResponseException(
                    "PLAIN: the password is longer than " + MAX_PASSWORD_OCTETS + " octets");
        }
        for (int i = second + 1; i < octets.length; i++) {
            if (octets[i] == 0) {
                throw new MalformedResponseException("PLAIN: more than two NULs");
            }
        }
        return new PlainMessage(authzid, authcid, Arrays.copyOfRange(octets, second + 1, octets.length));
    }

    private static int nul(byte[] octets, int from) throws MalformedResponseException {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == 0) {
                return i;
            }
        }
        throw new MalformedResponseException("PLAIN: fewer than two NULs");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PLAIN " + authcid;
    }
}
