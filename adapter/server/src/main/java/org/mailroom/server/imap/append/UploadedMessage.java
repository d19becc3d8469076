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
import org.mailroom.store.mime.DescriptionFormat;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.MimeLimits;

/** One message while its octets arrive: they go to the store in chunks, and are described as they pass. */
final class UploadedMessage {

    /** Octets of a description in memory for one in a row, about. */
    private static final int DESCRIPTION_GROWTH = 6;

    private final AppendMessage announced;
    private final ContentWriter content;
    private MessageDescriber describer = new MessageDescriber(MimeLimits.DEFAULT);
    private MessageDescription description;

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

    /** All of it has come. */
    void end() {
        description = describer.finish();
        describer = null;
    }

    /** Gives back what memory it can; about how many octets it holds still while it waits for other messages. */
    long trim() {
        return content.trim() + (long) DESCRIPTION_GROWTH * DescriptionFormat.write(description).length;
    }

    /** What it is made of. */
    MessageDescription description() {
        return description;
    }

    /** Gives up what the store has not accepted; blocks. */
    void close() {
        content.close();
    }
}
