package org.mailroom.store.mailbox;

/**
 * How much an account has and may have (RFC 9208). Each mailbox counts the messages in it, copies too.
 *
 * @param octets used
 * @param maxOctets or {@link #UNLIMITED}
 * @param messages used
 * @param maxMessages or {@link #UNLIMITED}
 */
public record Quota(long octets, long maxOctets, long messages, long maxMessages) {

    public static final long UNLIMITED = -1;
}
