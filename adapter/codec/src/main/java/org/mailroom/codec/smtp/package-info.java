/**
 * The grammar of SMTP (RFC 5321) with its extensions: octets to values and back.
 *
 * <p>{@link org.mailroom.codec.smtp.SmtpDecoder} cuts the stream into {@link org.mailroom.codec.smtp.SmtpFrame frames},
 * {@link org.mailroom.codec.smtp.SmtpArguments} reads the arguments of a command,
 * {@link org.mailroom.codec.smtp.SmtpReplyEncoder} writes replies. What may not enter: sockets, sessions, timers,
 * anything with side effects. Parser methods bear the names of the ABNF rules they read.
 */
package org.mailroom.codec.smtp;
