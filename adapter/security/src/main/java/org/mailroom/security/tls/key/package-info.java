/** Private keys and certificates: where they come from, which of them a client gets, and how they change. Knows no Netty. */
package org.mailroom.security.tls.key;
