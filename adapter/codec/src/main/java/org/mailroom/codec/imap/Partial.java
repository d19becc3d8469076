package org.mailroom.codec.imap;

/**
 * A part of what is fetched (RFC 9051, section 9, partial).
 *
 * @param offset of the first octet, from 0 to 2<sup>63</sup>-1
 * @param count of octets, from 1 to 2<sup>63</sup>-1
 */
public record Partial(long offset, long count) {}
