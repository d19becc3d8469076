package org.mailroom.store.mailbox;

/**
 * What STATUS tells (RFC 9051, section 6.3.11).
 *
 * @param recent messages that no session has been told of
 * @param octets of all messages
 * @param deletedOctets of those with \Deleted (RFC 9208)
 */
public record MailboxCounts(
        long messages,
        long recent,
        long unseen,
        long deleted,
        long uidNext,
        long uidValidity,
        long highestModSeq,
        long octets,
        long deletedOctets) {}
