package org.mailroom.server.transport;

/**
 * What a protocol says of a session.
 *
 * @param user who has logged in; empty while nobody has
 * @param state for people: as in {@code selected INBOX}
 * @param pendingCommands received and not yet answered
 */
public record SessionFacts(String user, String state, int pendingCommands) {}
