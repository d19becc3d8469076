/**
 * The grammar of IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051) with their extensions: octets to values and back.
 *
 * <p>{@link org.mailroom.codec.imap.ImapDecoder} cuts the stream into {@link org.mailroom.codec.imap.ImapFrame frames},
 * {@link org.mailroom.codec.imap.ImapReader} reads the arguments of a command,
 * {@link org.mailroom.codec.imap.ImapWriter} writes responses. What may not enter: sockets, sessions, timers, anything
 * with side effects. Parser methods bear the names of the ABNF rules they read.
 *
 * <p><strong>Commands.</strong> Literals are collected: they become values among the arguments, so most commands are
 * one frame, {@code Command} without a next literal. Before a synchronizing literal there is {@code Awaited}, and the
 * decoder is held until the caller, who sends the continuation request, says {@code continueLiteral()} or
 * {@code refuseLiteral()}.
 *
 * <p><strong>Streamed literals.</strong> Those of APPEND and REPLACE are messages, and are never collected, however
 * small:
 *
 * <pre>
 *   C: a APPEND box (\Seen) {9}          Command(a, APPEND, [ box (\Seen) ], {9})    held
 *   S: + go ahead                        continueLiteral()
 *   C: Subject: x (\Draft) {5+}          Literal... EndOfLiteral
 *                                        Continuation([ (\Draft) ], {5+})            held
 *                                        continueLiteral()
 *   C: aaaaa                             Literal... EndOfLiteral
 *                                        Continuation([], null)                      the command is complete
 * </pre>
 *
 * <p>At each hold {@code refuseLiteral()} is the other choice, also in the midst of the octets; the answer is then up to
 * the caller, and the next frame is of another command. {@code Malformed} ends a command that was begun too.
 *
 * <p><strong>Lines that are no commands.</strong> After a holding command (AUTHENTICATE, IDLE, STARTTLS, COMPRESS) the
 * decoder is held until {@code resumeLine()}, which gives one {@code Line} and holds again, or {@code resumeCommands()}.
 */
package org.mailroom.codec.imap;
