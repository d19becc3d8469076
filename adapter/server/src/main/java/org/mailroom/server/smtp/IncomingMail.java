package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.mailroom.codec.smtp.ContentScanner;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.store.StoreException;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mime.MessageDescriber;

/**
 * A message while its content arrives, by DATA or by the chunks of BDAT. The one place that enforces {@code maxMessageSize}.
 *
 * <p>Once it is refused, for whatever reason, further octets are counted and dropped; the reason is told at the end, as the
 * protocol wants it. For one event loop, but {@link #flush()}, which runs while the event loop leaves the rest alone.
 */
public final class IncomingMail {

    private static final int PIECE = 16 * 1024;

    private final long id;
    private final ContentWriter content;
    private final long maxSize;
    private final boolean looking;
    private final ContentScanner scanner = new ContentScanner();
    private final Executor commandThreads;
    /** Null if nobody needs the description. */
    private final MessageDescriber describer;

    private long received;
    private volatile SmtpReply refusal;

    IncomingMail(
            long id,
            ContentWriter content,
            long maxSize,
            boolean looking,
            byte[] traceFields,
            MessageDescriber describer,
            Executor commandThreads) {
        this.id = id;
        this.content = content;
        this.maxSize = maxSize;
        this.looking = looking;
        this.commandThreads = commandThreads;
        this.describer = describer;
        content.append(ByteBuffer.wrap(traceFields));
        if (describer != null) {
            describer.append(traceFields, 0, traceFields.length);
        }
    }

    long id() {
        return id;
    }

    ContentWriter content() {
        return content;
    }

    /** Has seen all octets that were taken; null if nobody needs the description. */
    MessageDescriber describer() {
        return describer;
    }

    /** Octets of it that are held in memory. */
    int held() {
        return content.held();
    }

    /** Sees the octets as they are on the wire. */
    public ContentScanner scanner() {
        return scanner;
    }

    /** Takes octets until a flush is due; drops them once the message is refused. */
    public void take(ByteBuf octets) {
        int length = octets.readableBytes();
        if (refusal == null && received + length > maxSize) {
            // RFC 1870, section 6.3
            refuse(SmtpReply.of(552, "5.3.4", "The message is larger than " + maxSize + " octets"));
        }
        if (refusal == null) {
            ByteBuffer bytes = octets.nioBuffer();
            content.append(bytes);
            length -= bytes.remaining();
            describe(octets, length);
        }
        received += length;
        octets.skipBytes(length);
    }

    private void describe(ByteBuf octets, int length) {
        if (describer == null) {
            return;
        }
        byte[] piece = new byte[Math.min(length, PIECE)];
        for (int done = 0; done < length; done += piece.length) {
            int count = Math.min(piece.length, length - done);
            octets.getBytes(octets.readerIndex() + done, piece, 0, count);
            describer.append(piece, 0, count);
        }
    }

    /** Whether {@link #flush()} must run before more is taken. */
    public boolean isFull() {
        return refusal == null && content.isFull();
    }

    /** Writes a full chunk; on a command thread. A failure becomes the refusal. */
    public void flush() {
        try {
            content.flush();
        } catch (StoreException e) {
            refuse(StoreReplies.of(e));
        }
    }

    /** Twice the limit and more: whoever sends that will not stop by itself. */
    public boolean isHopeless() {
        return received > 2 * maxSize;
    }

    void refuse(SmtpReply reply) {
        refusal = reply;
    }

    /** Why it is refused, if it is: the first of its faults. */
    public Optional<SmtpReply> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Why it is refused, now that all of it has come. */
    Optional<SmtpReply> refusalAtEnd() {
        return looking ? refusal().or(() -> scanner.finish().map(ContentFaults::reply)) : refusal();
    }

    /** Gives up what has arrived; the store forgets it on a command thread. */
    void abandon() {
        commandThreads.execute(content::close);
    }
}
