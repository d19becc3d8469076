package org.mailroom.it.imap;

/** An IMAP server that is measured; any user named {@code user0} and so on may log in with {@link #PASSWORD}. */
interface ImapPeer extends AutoCloseable {

    String PASSWORD = "secret";

    /** With its version. */
    String name();

    /** Where it listens, without TLS. */
    int port();

    /** Memory that it needs at present, in octets. */
    long memory() throws Exception;

    /** The most idle connections that are worth opening: beyond them each costs the same. */
    int mostIdle();

    @Override
    void close();
}
