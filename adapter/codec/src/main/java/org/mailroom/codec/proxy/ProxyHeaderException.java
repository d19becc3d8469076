package org.mailroom.codec.proxy;

/** What came is no header of the PROXY protocol. The message says why. */
public final class ProxyHeaderException extends Exception {

    private static final long serialVersionUID = 1L;

    ProxyHeaderException(String message) {
        super(message);
    }
}
