package org.mailroom.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SecurityLayer;

/** A layer that a child could break, but which notices what a real one notices: numbers and a checksum with a key. */
public final class ToyLayer implements SecurityLayer, ClientLayer {

    /** The largest buffer it takes. */
    public static final int MAX_RECEIVED = 64 * 1024;

    /** The most octets it seals at once. */
    public static final int MAX_PLAIN = 4096;

    /** A sequence number and a checksum. */
    public static final int OVERHEAD = 16;

    private final byte sending;
    private final byte receiving;
    private long sent;
    private long received;
    private boolean closed;

    private ToyLayer(int sending, int receiving) {
        this.sending = (byte) sending;
        this.receiving = (byte) receiving;
    }

    /** The server's side. */
    public static ToyLayer server() {
        return new ToyLayer(0x55, 0x33);
    }

    /** The client's side. */
    public static ToyLayer client() {
        return new ToyLayer(0x33, 0x55);
    }

    @Override
    public int maxReceived() {
        return MAX_RECEIVED;
    }

    @Override
    public int maxPlain() {
        return MAX_PLAIN;
    }

    @Override
    public int overhead() {
        return OVERHEAD;
    }

    @Override
    public byte[] seal(byte[] plain) {
        var frame = ByteBuffer.allocate(Integer.BYTES + OVERHEAD + plain.length).putInt(OVERHEAD + plain.length);
        wrap(plain, 0, plain.length, frame.array(), Integer.BYTES);
        return frame.array();
    }

    @Override
    public byte[] open(byte[] sealed) {
        try {
            int length = unwrap(sealed, 0, sealed.length);
            return Arrays.copyOfRange(sealed, OVERHEAD, OVERHEAD + length);
        } catch (MessageAlteredException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void wrap(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {
        requireOpen();
        if (length > MAX_PLAIN && sending == 0x55) {
            throw new IllegalArgumentException("too much at once: " + length);
        }
        for (int i = 0; i < length; i++) {
            sealed[sealedOffset + OVERHEAD + i] = (byte) (plain[offset + i] ^ sending);
        }
        ByteBuffer.wrap(sealed, sealedOffset, OVERHEAD)
                .putLong(sent)
                .putLong(sum(sending, sent, sealed, sealedOffset + OVERHEAD, length));
        sent++;
    }

    @Override
    public int unwrap(byte[] sealed, int offset, int length) throws MessageAlteredException {
        requireOpen();
        var head = ByteBuffer.wrap(sealed, offset, OVERHEAD);
        int plain = length - OVERHEAD;
        if (head.getLong() != received) {
            throw new MessageAlteredException(received, "another sequence number");
        }
        if (head.getLong() != sum(receiving, received, sealed, offset + OVERHEAD, plain)) {
            throw new MessageAlteredException(received, "another checksum");
        }
        for (int i = offset + OVERHEAD; i < offset + length; i++) {
            sealed[i] ^= receiving;
        }
        received++;
        return plain;
    }

    private static long sum(byte key, long sequence, byte[] octets, int offset, int length) {
        var sum = new CRC32();
        sum.update(key);
        sum.update(Long.toString(sequence).getBytes());
        sum.update(Arrays.copyOfRange(octets, offset, offset + length));
        return sum.getValue();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the keys are cleared");
        }
    }

    @Override
    public String description() {
        return "toy";
    }

    /** Whether the keys are cleared. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
