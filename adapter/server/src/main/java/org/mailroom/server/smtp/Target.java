package org.mailroom.server.smtp;

/**
 * A subscription that takes mail for a recipient.
 *
 * @param subscription its durable name
 * @param beforeReply whether its consumer decides the reply to the content
 */
public record Target(String subscription, boolean beforeReply) {}
