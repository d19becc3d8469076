package org.mailroom.store.mailbox;

import java.time.Instant;

/**
 * A mailbox that a new message goes into.
 *
 * @param account whose mailbox it is, canonical
 * @param mailbox its name
 * @param flags it has from the beginning
 * @param internalDate to the millisecond
 */
public record Placement(String account, String mailbox, MessageFlags flags, Instant internalDate) {}
