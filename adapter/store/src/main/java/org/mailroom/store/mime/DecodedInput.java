package org.mailroom.store.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body with its transfer encoding removed (BINARY, RFC 3516), read piece by piece. It yields exactly the {@code
 * decodedOctets} of the description and fails only when the stream of the stored octets does.
 */
public final class DecodedInput extends InputStream {

    private static final int PIECE = 8 * 1024;

    private final InputStream encoded;
    private final TransferDecoder decoder;
    private final byte[] in = new byte[PIECE];
    private final byte[] out = new byte[TransferDecoder.maxOutput(PIECE)];
    private int next;
    private int end;
    private boolean isFinished;

    private DecodedInput(InputStream encoded, TransferDecoder decoder) {
        this.encoded = encoded;
        this.decoder = decoder;
    }

    /**
     * Opens a body.
     *
     * @param body the octets of {@link Extent#body}; closed with the stream returned
     * @param encoding as in {@link ContentFields}; one that is not known changes nothing
     */
    public static InputStream open(InputStream body, String encoding) {
        TransferDecoder decoder = TransferDecoder.of(encoding);
        return decoder == null ? body : new DecodedInput(body, decoder);
    }

    @Override
    public int read() throws IOException {
        return fill() ? out[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(out, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        encoded.close();
    }

    private boolean fill() throws IOException {
        while (next == end && !isFinished) {
            int count = encoded.read(in);
            next = 0;
            isFinished = count < 0;
            end = isFinished ? decoder.finish(out) : decoder.decode(in, 0, count, out);
        }
        return next < end;
    }
}
