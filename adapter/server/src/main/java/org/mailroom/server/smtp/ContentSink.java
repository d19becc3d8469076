package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.ContentScanner;

/** Where the octets of a message go while they arrive. Used on the event loop, but for {@link #flush()}. */
public interface ContentSink {

    /** Looks at the octets as they are on the wire; for BDAT null when nobody needs to look. */
    ContentScanner scanner();

    /** Takes readable octets, as many as it can before a {@link #flush()} is due; the caller keeps the buffer. */
    void take(ByteBuf octets);

    /** Whether {@link #flush()} must run before more is taken. */
    boolean isFull();

    /** Writes what is held; blocks, on a command thread. Never throws: a failure is the answer at the end. */
    void flush();

    /** Whether so much came that the connection should be ended rather than heard out. */
    boolean isHopeless();

    /** All octets have come. */
    Next end();
}
