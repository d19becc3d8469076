package org.mailroom.codec.imap;

/**
 * A limit that SETQUOTA sets (RFC 9208, section 4.2.3).
 *
 * @param resource its name in upper case: STORAGE, MESSAGE and others
 * @param limit from 0 to 2<sup>63</sup>-1, in the resource's unit
 */
public record ResourceLimit(String resource, long limit) {}
