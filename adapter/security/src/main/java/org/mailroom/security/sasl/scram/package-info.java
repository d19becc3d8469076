/** SCRAM (RFC 5802) with SHA-1 and SHA-256 (RFC 7677), each with and without channel binding (RFC 9266, RFC 5929). */
package org.mailroom.security.sasl.scram;
