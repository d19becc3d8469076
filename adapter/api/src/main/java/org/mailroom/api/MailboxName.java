package org.mailroom.api;

/**
 * A mailbox of an account.
 *
 * @param account the account's canonical name
 * @param name as in {@code Archive/2026}; {@code INBOX} in capitals
 */
public record MailboxName(String account, String name) {}
