/**
 * Who may log in, and by what proof: the port {@code CredentialStore} that realms implement, password hashes and keys derived from
 * passwords, the cache of what was verified. Holds secrets in arrays and clears them. Knows neither SASL nor the store.
 */
package org.mailroom.security.credential;
