package org.mailroom.server.transport;

import io.netty.buffer.ByteBuf;
import org.mailroom.security.tls.TlsSession;

/**
 * The protocol's side of a {@link Connection}: what is said, and what it means. Its methods run on the connection's event loop, never
 * while a command thread works for it but where that is said.
 *
 * @param <N> what may come next, in the protocol's words
 */
public interface Conversation<N> {

    /** Says the first word; over implicit TLS after the handshake. */
    void greet();

    /** What the client has sent of {@link Connection#input()} and is not answered yet; always the same. */
    PendingCommands<?> pending();

    /**
     * Works off the next frame of what is {@linkplain #pending pending}.
     *
     * @return whether there was a whole one
     */
    boolean next();

    /**
     * Octets that are held of what has come, beside {@link Connection#input()} and the pending commands; not asked while a command
     * thread works with them.
     */
    long held();

    /** Whether the peer is in the midst of a command or of content, of which more is to come. */
    boolean isMidst();

    /**
     * Does what comes next, after the work or the delay that it was asked to wait for.
     *
     * @param next null is nothing but to go on
     */
    void follow(N next);

    /** A handshake is done, the only one: what was said before it counts no more. */
    void secured(TlsSession session);

    /** Gives away what is written and not yet on its way; the caller releases it. May be empty. */
    ByteBuf takeOutput();

    /** Whether the peer would understand a farewell: it would not in the midst of a response. */
    boolean maySayFarewell();

    /** Says farewell, and ends the connection. */
    void say(Farewell why);

    /** What is to be said of the session to an operator; also called while a command thread works for it. */
    SessionFacts facts();

    /** Lets go of what came after the end. */
    void discard(N next);

    /** Gives up all that is held: the connection has ended. May be called more than once. */
    void end();
}
