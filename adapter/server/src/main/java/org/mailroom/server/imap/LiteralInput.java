package org.mailroom.server.imap;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.server.transport.InputBuffer;

/** The octets of a message on their way from the decoder to where they are kept. For one event loop. */
final class LiteralInput {

    private final InputBuffer waiting;
    private LiteralReceiver receiver;

    /** @param waiting for what there is no room for yet */
    LiteralInput(InputBuffer waiting) {
        this.waiting = waiting;
    }

    /** A literal begins; the receiver may be the one of the literal before. */
    void begin(LiteralReceiver next) {
        if (receiver != next) {
            release();
            receiver = next;
        }
    }

    /** Takes over decoded octets. */
    Next append(ByteBuf octets) {
        waiting.append(octets);
        return store();
    }

    /** Whether octets are left that the receiver had no room for. */
    boolean isWaiting() {
        return waiting.isReadable();
    }

    /** Whether a command is at hand whose literals are messages. */
    boolean isOpen() {
        return receiver != null;
    }

    /** Octets that the receiver holds. */
    long held() {
        return receiver == null ? 0 : receiver.held();
    }

    /** Stores as much as can be without waiting; what must be done before there is more room, or null. */
    Next store() {
        receiver.take(waiting.octets());
        waiting.shrink();
        return receiver.isFull() ? Next.work(receiver::flush) : null;
    }

    /** All of it has come. */
    void end(boolean faulty) {
        receiver.end(faulty);
    }

    Next continued(ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        return receiver.continued(arguments);
    }

    /** The command is over, or given up. */
    void release() {
        waiting.release();
        if (receiver != null) {
            receiver.close();
            receiver = null;
        }
    }
}
