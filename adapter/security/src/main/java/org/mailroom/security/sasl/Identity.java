package org.mailroom.security.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailroom.security.credential.CredentialStore;

/** The rules for the names that a client sends: how they are read, and whom one user may act as. */
public final class Identity {

    /** What RFC 4616, section 2 wants accepted, and no more. */
    public static final int MAX_OCTETS = 255;

    private Identity() {}

    /** {@link #read(byte[], int, int)} for all of it. */
    public static String read(byte[] octets) throws MalformedResponseException {
        return read(octets, 0, octets.length);
    }

    /**
     * A name as a mechanism carries it.
     *
     * @return may be empty
     * @throws MalformedResponseException when it is not UTF-8, longer than {@link #MAX_OCTETS}, or has a NUL
     */
    public static String read(byte[] octets, int from, int to) throws MalformedResponseException {
        if (to - from > MAX_OCTETS) {
            throw new MalformedResponseException("a name is longer than " + MAX_OCTETS + " octets");
        }
        String name = utf8(octets, from, to);
        if (name.indexOf('\0') >= 0) {
            throw new MalformedResponseException("a name has a NUL");
        }
        return name;
    }

    /**
     * Reads UTF-8 that may hold a secret.
     *
     * @throws MalformedResponseException when it is not UTF-8
     */
    public static String utf8(byte[] octets, int from, int to) throws MalformedResponseException {
        CharBuffer chars = null;
        try {
            chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, from, to - from));
            return chars.toString();
        } catch (CharacterCodingException e) {
            throw new MalformedResponseException("the response is not UTF-8");
        } finally {
            if (chars != null) {
                Arrays.fill(chars.array(), '\0');
            }
        }
    }

    /**
     * Whether a user may act as the one it asks to be: only as itself (RFC 4422, section 3.4.1).
     *
     * @param user a canonical name
     * @param authzid as the client sent it; empty when it asks for nothing
     */
    public static boolean mayActAs(CredentialStore store, String user, String authzid) {
        return authzid.isEmpty()
                || store.canonicalName(authzid).filter(user::equals).isPresent();
    }
}
