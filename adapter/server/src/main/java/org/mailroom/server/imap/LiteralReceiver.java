package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;

/**
 * Where the octets of a message go while they arrive, and what comes when they have. It is closed when something else than
 * {@link Next.ReceiveLiteral} comes next, or when the connection ends. Used on the event loop, but for {@link #flush()}.
 */
public interface LiteralReceiver extends AutoCloseable {

    /** Takes readable octets, as many as it can before a {@link #flush()} is due; the caller keeps the buffer. */
    void take(ByteBuf octets);

    /** Whether {@link #flush()} must run before more is taken. */
    boolean isFull();

    /** Octets that are held in memory. */
    long held();

    /**
     * Writes what is held; blocks, on a command thread.
     *
     * @return null to go on, else the refusal; the rest of the command is then dropped as it comes
     */
    Next flush();

    /**
     * The literal is complete.
     *
     * @param faulty whether it held a NUL that it may not
     */
    void end(boolean faulty);

    /** What followed the literal: the end of the command, or what precedes another literal. */
    Next continued(ImapReader arguments) throws ImapSyntaxException, ImapRefusal;

    /** Gives up what was received and not handed on. May be called more than once, never while {@link #flush} runs. */
    @Override
    void close();
}
