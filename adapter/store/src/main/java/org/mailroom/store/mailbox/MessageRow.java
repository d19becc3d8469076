package org.mailroom.store.mailbox;

/**
 * A message in a mailbox: what lists and flags need, without its envelope.
 *
 * @param uid from 1 to 2<sup>32</sup>-1
 * @param modSeq of its last change (RFC 7162)
 * @param size octets (RFC822.SIZE)
 * @param internalDate milliseconds since 1970
 * @param saveDate when it came into this mailbox (RFC 8514), milliseconds since 1970
 * @param contentId of its body, and of the body's description; the same in all copies (EMAILID, RFC 8474)
 */
public record MessageRow(
        long uid, long modSeq, MessageFlags flags, long size, long internalDate, long saveDate, long contentId) {}
