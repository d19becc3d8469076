package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.ContentScanner;
import org.mailroom.server.transport.InputBuffer;

/** The content of a message on its way from the decoder to where it is kept. For one event loop. */
final class ContentInput {

    private final InputBuffer waiting;
    private ContentSink sink;

    /** @param waiting for what there is no room for yet */
    ContentInput(InputBuffer waiting) {
        this.waiting = waiting;
    }

    /** Content begins. */
    ContentScanner begin(ContentSink newSink) {
        sink = newSink;
        return newSink.scanner();
    }

    /** Takes over decoded octets. */
    void append(ByteBuf octets) {
        waiting.append(octets);
    }

    /** Whether content is to come. */
    boolean isOpen() {
        return sink != null;
    }

    /** Whether octets are left that the sink had no room for. */
    boolean isWaiting() {
        return waiting.isReadable();
    }

    /** Stores as much as can be without waiting; what must be done before there is more room, or null. */
    Next store() {
        sink.take(waiting.octets());
        if (sink.isHopeless()) {
            waiting.release();
            return Next.farewell(421, "4.3.4", "Far more than the largest message allowed");
        }
        waiting.shrink();
        return sink.isFull() ? flush(sink) : null;
    }

    private static Next flush(ContentSink full) {
        return new Next.Work(
                () -> {
                    full.flush();
                    return null;
                },
                Next.Patience.DISK);
    }

    /** All of it has come. */
    Next end() {
        ContentSink ended = sink;
        sink = null;
        return ended.end();
    }

    void release() {
        waiting.release();
    }
}
