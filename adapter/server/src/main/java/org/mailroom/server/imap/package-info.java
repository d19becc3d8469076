/**
 * The IMAP server (RFC 9051 IMAP4rev2, RFC 3501 IMAP4rev1).
 *
 * <p>{@link org.mailroom.server.imap.ImapConversation} is one session on its connection. A frame of the decoder becomes a
 * {@link org.mailroom.server.imap.ImapCommand}, found in the table of the {@link org.mailroom.server.imap.ImapService}, if the
 * {@link org.mailroom.server.imap.ImapState} allows it; what the command returns is the {@link org.mailroom.server.imap.Next}
 * thing to do. Commands of a session run one after the other, which is one of the orders in which RFC 9051, section 5.5 lets
 * a server run those that are sent together.
 *
 * <p><strong>Output.</strong> A command writes untagged responses to {@link org.mailroom.server.imap.ImapSession#out()}, on the
 * event loop or on the command thread it asked for; what is there goes to the client when the command returns. What may be
 * long is a {@link org.mailroom.server.imap.ResponseSource}, which is asked for a slice at a time. The tagged response is an
 * {@link org.mailroom.server.imap.Next.Answer}, never written by the command; what other sessions have done to the mailbox
 * is told just before it.
 *
 * <p>A command of RFC 9051 is a class in {@code command}; an extension a package in {@code extension} and a line in
 * {@link org.mailroom.server.imap.ImapExtensions}. May not enter: SQL, and anything of the other protocol.
 */
package org.mailroom.server.imap;
