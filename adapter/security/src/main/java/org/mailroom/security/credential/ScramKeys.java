package org.mailroom.security.credential;

/**
 * What SCRAM keeps instead of a password (RFC 5802, section 3). Whoever steals it cannot log in with it.
 *
 * @param iterations of PBKDF2; RFC 7677 asks for at least 4096
 */
public record ScramKeys(ScramHash hash, byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {}
