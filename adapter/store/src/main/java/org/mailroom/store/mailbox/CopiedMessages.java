package org.mailroom.store.mailbox;

/**
 * What COPY or MOVE has done (UIDPLUS, RFC 4315).
 *
 * @param uidValidity of the target
 * @param sources UIDs that were there to be copied, ascending
 * @param targets the UIDs of their copies, as many, ascending
 */
public record CopiedMessages(long uidValidity, long[] sources, long[] targets) {}
