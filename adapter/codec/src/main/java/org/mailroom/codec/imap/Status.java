package org.mailroom.codec.imap;

/** How a command or a connection stands (RFC 9051, section 7.1). */
public enum Status {
    OK,
    NO,
    BAD,
    PREAUTH,
    BYE
}
