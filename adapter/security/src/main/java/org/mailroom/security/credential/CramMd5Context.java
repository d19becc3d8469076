package org.mailroom.security.credential;

/**
 * What CRAM-MD5 (RFC 2195) keeps instead of a password: HMAC-MD5 after the key and before the message, 16 octets each
 * (RFC 2195, section 3). It is worth the password to whoever steals it, within CRAM-MD5.
 *
 * @param inner the state of MD5 after the key with ipad, as 4 little-endian words
 * @param outer the state of MD5 after the key with opad
 */
public record CramMd5Context(byte[] inner, byte[] outer) {}
