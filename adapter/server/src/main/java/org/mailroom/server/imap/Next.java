package org.mailroom.server.imap;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mailroom.codec.imap.LiteralStart;
import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;
import org.mailroom.security.sasl.SecurityLayer;

/** What a command wants done next. */
public sealed interface Next {

    /** Whether it changes nothing, so that commands that only read may go on beside it (RFC 9051, section 5.5). */
    default boolean onlyReads() {
        return false;
    }

    /**
     * Tell what other sessions have done to the mailbox, if it is time, then write the tagged response and go on with the next
     * command.
     *
     * @param status OK, NO or BAD
     * @param code null for none
     */
    record Answer(Status status, ResponseCode code, String text) implements Next {
        @Override
        public boolean onlyReads() {
            return true;
        }
    }

    /**
     * Write BYE, then the tagged response, and close.
     *
     * @param tagged null for none
     */
    record Farewell(ResponseCode code, String text, Answer tagged) implements Next {}

    /**
     * Do work that blocks on a command thread; its result is what comes next, null for nothing but to go on decoding. What the
     * work throws is answered as if the command had thrown it.
     */
    record Work(Callable<Next> work, Patience patience, boolean onlyReads) implements Next {}

    /** What work waits for. */
    enum Patience {
        /** The store. */
        DISK,
        /** A step of a login, which keeps a processor busy, or asks a realm. */
        LOGIN
    }

    /** Write what the source makes, slice by slice, then do what it says. */
    record Produce(ResponseSource source, boolean onlyReads) implements Next {}

    /**
     * Go on so on the event loop, after a time in which nothing is decoded and no thread is held.
     *
     * @param delay may be zero
     */
    record Later(Duration delay, Supplier<Next> then) implements Next {}

    /** Write a continuation request and give the next line to the receiver (AUTHENTICATE, IDLE). */
    record ReadLine(String continuation, LineReceiver receiver) implements Next {}

    /** Go on waiting for the line that {@link ReadLine} has asked for. */
    record AwaitLine() implements Next {}

    /** Have the client send the literal, and give its octets to the receiver (APPEND, REPLACE). */
    record ReceiveLiteral(LiteralStart literal, LiteralReceiver receiver) implements Next {}

    /** Write the response, if nothing has come after the command, and begin TLS (STARTTLS, RFC 9051, section 6.2.1). */
    record StartTls(Answer goAhead) implements Next {}

    /** Write the response as it is; all that follows it, in both directions, goes through the layer (RFC 9051, section 6.2.2). */
    record BeginLayer(Answer success, SecurityLayer layer) implements Next {}

    /**
     * Write the response as it is; all that follows it, in both directions, is compressed (RFC 4978).
     *
     * @param refusal the response when there is no memory for that
     */
    record Compress(Answer goAhead, Answer refusal) implements Next {}

    /** The tagged OK. */
    static Answer ok(String text) {
        return new Answer(Status.OK, null, text);
    }

    /** The tagged OK with a code. */
    static Answer ok(ResponseCode code, String text) {
        return new Answer(Status.OK, code, text);
    }

    /** The tagged NO; the code may be null. */
    static Answer no(ResponseCode code, String text) {
        return new Answer(Status.NO, code, text);
    }

    /** The tagged BAD. */
    static Answer bad(String text) {
        return new Answer(Status.BAD, null, text);
    }

    /** BYE and nothing more. */
    static Farewell bye(String text) {
        return new Farewell(null, text, null);
    }

    /** Work that waits for the store. */
    static Work work(Callable<Next> work) {
        return new Work(work, Patience.DISK, false);
    }

    /** Work that waits for the store and changes nothing. */
    static Work reading(Callable<Next> work) {
        return new Work(work, Patience.DISK, true);
    }
}
