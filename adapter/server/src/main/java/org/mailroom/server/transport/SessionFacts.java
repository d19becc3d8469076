package org.mailroom.server.transport;

/**
 * What a protocol says of a session.
 *
 * @param user who has logged in; empty while nobody has
 * @param state for people: as in {@code selected INBOX}
 */
public record SessionFacts(String user, String state) {}
