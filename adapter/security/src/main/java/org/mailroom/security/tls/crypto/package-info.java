/**
 * The JDK's algorithms, as Bouncy Castle's TLS wants them. It asks for two of them by the names of Bouncy Castle's own provider,
 * which is not used here: the JDK has them as {@code RSASSA-PSS} and {@code ChaCha20-Poly1305}.
 * What it does not tell by itself, it tells here: when a handshake forgets its secrets, and that the peer has closed.
 */
package org.mailroom.security.tls.crypto;
