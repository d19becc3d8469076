/**
 * The authentication and encryption service: TLS, SASL, NTLM, credentials, and the tests that all of it passes before any of it
 * is advertised. It serves every protocol alike and knows none of them, nor the store.
 */
package org.mailroom.security;
