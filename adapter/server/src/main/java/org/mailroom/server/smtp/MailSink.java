package org.mailroom.server.smtp;

import io.netty.buffer.ByteBuf;
import java.util.function.Supplier;
import org.mailroom.codec.smtp.ContentScanner;

/**
 * Takes octets of a message, and knows what comes next when this piece of it has ended.
 *
 * @param mail where the octets go
 * @param atEnd asked once, when all octets of the piece have come
 */
public record MailSink(IncomingMail mail, Supplier<Next> atEnd) implements ContentSink {

    @Override
    public ContentScanner scanner() {
        return mail.scanner();
    }

    @Override
    public void take(ByteBuf octets) {
        mail.take(octets);
    }

    @Override
    public boolean isFull() {
        return mail.isFull();
    }

    @Override
    public void flush() {
        mail.flush();
    }

    @Override
    public boolean isHopeless() {
        return mail.isHopeless();
    }

    @Override
    public Next end() {
        return atEnd.get();
    }
}
