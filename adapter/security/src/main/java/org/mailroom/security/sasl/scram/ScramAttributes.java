package org.mailroom.security.sasl.scram;

import java.util.Base64;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;

/** The grammar that all messages of SCRAM share (RFC 5802, section 7). */
final class ScramAttributes {

    /** Names and nonces fit many times; so does what a client may add. */
    private static final int MAX_MESSAGE_OCTETS = 4096;

    private static final int MAX_NONCE = 512;

    private ScramAttributes() {}

    /** A message as text. */
    static String text(byte[] message) throws MalformedResponseException {
        if (message.length > MAX_MESSAGE_OCTETS) {
            throw new MalformedResponseException("SCRAM: a message is longer than " + MAX_MESSAGE_OCTETS + " octets");
        }
        String text = Identity.utf8(message, 0, message.length);
        if (text.indexOf('\0') >= 0) {
            throw new MalformedResponseException("SCRAM: a message has a NUL");
        }
        return text;
    }

    /** The value of an attribute that must be here. */
    static String value(String[] attributes, int index, char name) throws MalformedResponseException {
        String attribute = index < attributes.length ? attributes[index] : "";
        if (attribute.length() < 3 || attribute.charAt(0) != name || attribute.charAt(1) != '=') {
            throw new MalformedResponseException("SCRAM: attribute " + (index + 1) + " must be " + name + "=");
        }
        return attribute.substring(2);
    }

    static String nonce(String[] attributes, int index) throws MalformedResponseException {
        String nonce = value(attributes, index, 'r');
        if (nonce.length() > MAX_NONCE || !nonce.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new MalformedResponseException("SCRAM: the nonce is too long or not printable");
        }
        return nonce;
    }

    /** Extensions that we do not know are for nobody (RFC 5802, section 5.1), unless the client says that they are mandatory. */
    static void skipExtensions(String[] attributes, int from, int to) throws MalformedResponseException {
        for (int i = from; i < to; i++) {
            String attribute = attributes[i];
            if (attribute.startsWith("m=")) {
                throw new MalformedResponseException("extensions-not-supported");
            }
            if (attribute.length() < 3 || !isLetter(attribute.charAt(0)) || attribute.charAt(1) != '=') {
                throw new MalformedResponseException("SCRAM: attribute " + (i + 1) + " is not a letter, = and a value");
            }
        }
    }

    static byte[] base64(String value) throws MalformedResponseException {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("invalid-encoding: not base64");
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
