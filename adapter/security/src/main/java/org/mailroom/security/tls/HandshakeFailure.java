package org.mailroom.security.tls;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslClosedEngineException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;

/** Why a handshake failed, in a line for the log. */
final class HandshakeFailure {

    private static final int LONGEST = 200;

    private HandshakeFailure() {}

    /** Of bounded length and without control characters: parts of it may be the client's words. */
    static String describe(Throwable failure) {
        Throwable cause =
                failure instanceof DecoderException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotSslRecordException) {
            return "not TLS: the client speaks plain text, or another protocol";
        }
        if (cause instanceof SslHandshakeTimeoutException) {
            return "the client did not complete the handshake in time";
        }
        if (cause instanceof ClosedChannelException || cause instanceof SslClosedEngineException) {
            return "the client closed the connection during the handshake";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : line(message);
    }

    private static String line(String message) {
        String printable = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
