package org.mailroom.codec.imap;

/** What a SEARCH or SORT is to return (RFC 9051, section 6.4.4; RFC 4731; RFC 5182; RFC 5267, section 3). */
public enum SearchReturn {
    MIN,
    MAX,
    ALL,
    COUNT,
    SAVE
}
