/**
 * Accounts' mailboxes and the messages in them, as IMAP sees them (RFC 9051 section 2.3): names, UIDs, modification sequences
 * (RFC 7162), flags. Ports and records; the SQL is elsewhere, and no word of a protocol's syntax comes in here.
 *
 * <p>A mailbox's state is an immutable {@link org.mailroom.store.mailbox.MailboxSnapshot}; each commit makes the next one,
 * which shares with the last all that did not change. Who has a mailbox open is told that there is a newer one, no more: what
 * has changed is the difference of two snapshots. So nobody who is slow makes anything grow.
 */
package org.mailroom.store.mailbox;
