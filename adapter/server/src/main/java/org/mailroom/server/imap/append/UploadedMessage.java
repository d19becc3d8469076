package org.mailroom.server.imap.append;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.mailroom.codec.imap.AppendMessage;
import org.mailroom.server.imap.selected.FlagNames;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.MimeLimits;

/** One message while its octets arrive: they go to the store in chunks, and are described as they pass. */
final class UploadedMessage {

    private final AppendMessage announced;
    private final ContentWriter content;
    private final MessageDescriber describer = new MessageDescriber(MimeLimits.DEFAULT);

    UploadedMessage(AppendMessage announced, ContentWriter content) {
        this.announced = announced;
        this.content = content;
    }

    /** Takes octets, as many as it can before a flush is due. */
    void take(ByteBuf octets) {
        ByteBuffer bytes = octets.nioBuffer();
        content.append(bytes);
        int taken = octets.readableBytes() - bytes.remaining();
        byte[] passed = new byte[taken];
        octets.readBytes(passed);
        describer.append(passed, 0, taken);
    }

    ContentWriter content() {
        return content;
    }

    /** Whether its octets stand in UTF8 (...), whose parenthesis is still to come. */
    boolean isUtf8() {
        return announced.utf8();
    }

    MessageFlags flags() {
        return FlagNames.flags(announced.flags());
    }

    Optional<Instant> internalDate() {
        return announced.internalDate().map(OffsetDateTime::toInstant);
    }

    /** What it is made of; once, when all of it has come. */
    MessageDescription describe() {
        return describer.finish();
    }

    /** Gives up what the store has not accepted; blocks. */
    void close() {
        content.close();
    }
}
