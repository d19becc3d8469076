/**
 * SASL (RFC 4422) for any protocol: the dialogue, the mechanisms behind {@code SaslMechanism -> SaslExchange -> SaslStep}, one
 * package each, and which of them are offered when. Knows neither Netty nor the store.
 */
package org.mailroom.security.sasl;
