package org.mailroom.server.smtp.extension.chunking;

import io.netty.buffer.ByteBuf;
import org.mailroom.codec.smtp.ContentScanner;
import org.mailroom.server.smtp.ContentSink;
import org.mailroom.server.smtp.IncomingMail;
import org.mailroom.server.smtp.Next;
import org.mailroom.server.smtp.Transaction;

/** Takes a chunk that is not the last one. A message once refused stays refused, chunk by chunk, until RSET or LAST. */
final class ChunkSink implements ContentSink {

    private final IncomingMail mail;
    private final long octets;

    ChunkSink(Transaction transaction, long octets) {
        this.mail = transaction.incoming();
        this.octets = octets;
    }

    @Override
    public ContentScanner scanner() {
        return mail.scanner();
    }

    @Override
    public void take(ByteBuf piece) {
        mail.take(piece);
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
        return mail.refusal().map(Next::answer).orElseGet(() -> Next.answer(250, "2.0.0", octets + " octets received"));
    }
}
