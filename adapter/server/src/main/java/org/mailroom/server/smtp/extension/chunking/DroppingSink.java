package org.mailroom.server.smtp.extension.chunking;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.ContentScanner;
import org.mailroom.codec.smtp.SmtpReply;
import org.mailroom.server.smtp.ContentSink;
import org.mailroom.server.smtp.Next;

/** Drops the octets of a BDAT that was refused, so that they are not taken for commands. */
record DroppingSink(SmtpReply refusal) implements ContentSink {

    @Override
    public ContentScanner scanner() {
        return null;
    }

    @Override
    public void take(ByteBuf octets) {
        octets.skipBytes(octets.readableBytes());
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void flush() {
        // Nothing is held
    }

    @Override
    public boolean isHopeless() {
        return false;
    }

    @Override
    public Next end() {
        return Next.answer(refusal);
    }
}
