package org.mailroom.store.mailbox;

/**
 * The messages that went since a modification sequence (QRESYNC, RFC 7162).
 *
 * @param isComplete whether the store remembers so far back; if not, all UIDs that are not there may have gone
 * @param uids ascending
 */
public record Vanished(boolean isComplete, long[] uids) {}
