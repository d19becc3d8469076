package org.mailroom.security.tls;

/** How a handshake ended, as the pipeline is told of it. */
public sealed interface TlsEvent {

    /** From here on the channel is protected. */
    record Established(TlsSession session) implements TlsEvent {}

    /**
     * It failed; the channel is closed.
     *
     * @param reason for the log
     */
    record Failed(String reason) implements TlsEvent {}
}
