package org.mailroom.security.credential;

/**
 * What CRAM-MD5 (RFC 2195) keeps instead of a password: HMAC-MD5 after the key and before the message, 16 octets each
 * (RFC 2195, section 3). It is worth the password to whoever steals it, within CRAM-MD5.
 *
 * @param inner the state of MD5 after the key with ipad, as 4 little-endian words
 * @param outer the state of MD5 after the key with opad
 */
public record CramMd5Context(byte[] inner, byte[] outer) {

    /** Refuses states of another length. */
    public CramMd5Context {
        if (inner.length != HmacMd5.OCTETS || outer.length != HmacMd5.OCTETS) {
            throw new IllegalArgumentException("states of MD5 have " + HmacMd5.OCTETS + " octets each, not "
                    + inner.length + " and " + outer.length);
        }
    }
}
