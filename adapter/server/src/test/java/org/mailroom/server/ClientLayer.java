package org.mailroom.server;

/** The client's side of a security layer. */
public interface ClientLayer {

    /** A whole buffer, with its length. */
    byte[] seal(byte[] plain);

    /** What is in a buffer of the server's, without its length; an error when it is not the server's next. */
    byte[] open(byte[] sealed);
}
