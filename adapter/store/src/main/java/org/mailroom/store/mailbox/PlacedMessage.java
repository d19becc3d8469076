package org.mailroom.store.mailbox;

/** Where a message was put (UIDPLUS, RFC 4315). */
public record PlacedMessage(long mailboxId, long uidValidity, long uid) {}
