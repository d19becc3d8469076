/**
 * The SMTP and LMTP server (RFC 5321, RFC 2033): session, state and dispatch. Commands are in {@code command}, one class
 * each; what EHLO announces beyond them is in {@code extension}, one package each.
 *
 * <p>The way of a command: {@link org.mailroom.server.smtp.SmtpConversation} decodes it, the table of
 * {@link org.mailroom.server.smtp.SmtpService} finds its class, which checks the session's state and answers with a
 * {@link org.mailroom.server.smtp.Next}. Nothing here blocks but a {@code Next.Work}, which runs on a command thread.
 */
package org.mailroom.server.smtp;
