package org.mailroom.codec.smtp;

/** The octets that shape the protocol. */
final class Octets {

    static final byte NUL = 0;
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte DOT = '.';

    private Octets() {}
}
