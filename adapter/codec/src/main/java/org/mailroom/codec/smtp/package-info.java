/** The grammar of SMTP (RFC 5321): bytes to values and back. No sockets, no sessions, no side effects. */
package org.mailroom.codec.smtp;
