package org.mailroom.store.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The characters of a text, for SEARCH and PREVIEW, read piece by piece in bounded memory. Text without a charset, or in
 * US-ASCII, is read as UTF-8; octets that are not valid in their charset, and all octets of an unknown charset, are read as
 * ISO-8859-1. Fails only when the stream of octets does.
 */
public final class DecodedText extends Reader {

    private static final int PIECE = 8 * 1024;
    private static final int MIN_PIECE = 64;

    private final InputStream octets;
    private final CharsetDecoder decoder;
    private final ByteBuffer in;
    private final CharBuffer out;
    private boolean atEnd;
    private boolean isFlushed;

    /** @param expectedLength of all octets; only memory depends on it */
    DecodedText(InputStream octets, Charset charset, int expectedLength) {
        int piece = Math.max(MIN_PIECE, Math.min(PIECE, expectedLength));
        this.octets = octets;
        this.in = ByteBuffer.allocate(piece).flip();
        this.out = CharBuffer.allocate(piece).flip();
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Opens the text of a part.
     *
     * @param body the octets of {@link Extent#body}; closed with the reader
     */
    public static DecodedText open(BodyPart part, InputStream body) {
        ContentFields fields = part.fields();
        return new DecodedText(
                DecodedInput.open(body, fields.encoding()),
                TextCharset.named(fields.parameters().get("charset")),
                (int) Math.min(part.extent().octets(), PIECE));
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!out.hasRemaining()) {
            if (isFlushed) {
                return -1;
            }
            out.clear();
            decode();
            out.flip();
        }
        int count = Math.min(length, out.remaining());
        out.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }

    private void decode() throws IOException {
        CoderResult result = decoder.decode(in, out, atEnd);
        if (result.isError()) {
            for (int i = 0; i < result.length() && out.hasRemaining(); i++) {
                out.put((char) (in.get() & 0xff));
            }
        } else if (result.isUnderflow() && !atEnd) {
            fill();
        } else if (result.isUnderflow()) {
            isFlushed = decoder.flush(out).isUnderflow();
        }
    }

    private void fill() throws IOException {
        in.compact();
        int count = octets.read(in.array(), in.position(), in.remaining());
        atEnd = count < 0;
        in.position(in.position() + Math.max(count, 0));
        in.flip();
    }
}
