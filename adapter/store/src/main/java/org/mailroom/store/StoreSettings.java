package org.mailroom.store;

/**
 * What bounds a store.
 *
 * @param maxMessages the most messages held, dead letters among them; at least 1
 * @param maxBytes the most octets of content held; at least 1
 * @param minFreeDisk octets that stay free on the disk of the data directory; 0 or more
 */
public record StoreSettings(long maxMessages, long maxBytes, long minFreeDisk) {}
