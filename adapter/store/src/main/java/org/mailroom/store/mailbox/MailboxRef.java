package org.mailroom.store.mailbox;

/**
 * Names a mailbox, whether there is one or not.
 *
 * @param account whose it is, canonical
 * @param name its name
 */
public record MailboxRef(String account, String name) {}
