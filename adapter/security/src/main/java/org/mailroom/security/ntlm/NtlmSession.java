package org.mailroom.security.ntlm;

import java.security.MessageDigest;
import java.util.Arrays;
import org.mailroom.security.ntlm.SessionKeys.Direction;
import org.mailroom.security.sasl.MessageAlteredException;
import org.mailroom.security.sasl.SecurityLayer;

/**
 * The server's end of a session ([MS-NLMP], section 3.4), with extended session security: signs, verifies, seals and opens. A
 * sealed buffer is a signature of 16 octets and the ciphertext. One thread may send and another receive; the cipher runs on from
 * buffer to buffer, so their order is the order of the wire.
 */
public final class NtlmSession implements SecurityLayer {

    /** With the signature. */
    private static final int MAX_BUFFER = 65_536;

    private final SignedStream received;
    private final SignedStream sent;
    private final byte[] expected = new byte[SignedStream.SIGNATURE];
    private final Strength strength;
    private long receivedBuffers;

    /**
     * A session.
     *
     * @param sessionKey 16 octets, {@code ExportedSessionKey}; the caller clears it
     * @param keysExchanged whether {@link NtlmFlag#NEGOTIATE_KEY_EXCH} was negotiated
     */
    NtlmSession(byte[] sessionKey, Strength strength, boolean keysExchanged) {
        this(sessionKey, strength, keysExchanged, Direction.CLIENT_TO_SERVER, Direction.SERVER_TO_CLIENT);
    }

    private NtlmSession(byte[] key, Strength strength, boolean keysExchanged, Direction receive, Direction send) {
        this.strength = strength;
        this.received = new SignedStream(SessionKeys.derive(key, strength, receive), keysExchanged);
        this.sent = new SignedStream(SessionKeys.derive(key, strength, send), keysExchanged);
    }

    /** The other end, to try this one by. */
    static NtlmSession ofClient(byte[] sessionKey, Strength strength, boolean keysExchanged) {
        return new NtlmSession(
                sessionKey, strength, keysExchanged, Direction.SERVER_TO_CLIENT, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public int maxReceived() {
        return MAX_BUFFER;
    }

    @Override
    public int maxPlain() {
        return MAX_BUFFER - SignedStream.SIGNATURE;
    }

    @Override
    public int overhead() {
        return SignedStream.SIGNATURE;
    }

    @Override
    public void wrap(byte[] plain, int offset, int length, byte[] sealed, int sealedOffset) {
        if (length > maxPlain()) {
            throw new IllegalArgumentException(length + " octets do not fit into a buffer; " + maxPlain() + " do");
        }
        sent.crypt(plain, offset, length, sealed, sealedOffset + SignedStream.SIGNATURE);
        sent.sign(plain, offset, length, sealed, sealedOffset);
    }

    @Override
    public int unwrap(byte[] sealed, int offset, int length) throws MessageAlteredException {
        if (length < SignedStream.SIGNATURE || length > MAX_BUFFER) {
            throw new MessageAlteredException(
                    receivedBuffers,
                    "the length is " + length + "; " + SignedStream.SIGNATURE + " to " + MAX_BUFFER + " are allowed");
        }
        int plain = offset + SignedStream.SIGNATURE;
        int plainLength = length - SignedStream.SIGNATURE;
        received.crypt(sealed, plain, plainLength, sealed, plain);
        received.sign(sealed, plain, plainLength, expected, 0);
        if (!isExpected(sealed, offset)) {
            Arrays.fill(sealed, plain, plain + plainLength, (byte) 0);
            throw new MessageAlteredException(receivedBuffers, "the signature does not fit");
        }
        receivedBuffers++;
        return plainLength;
    }

    /** Signs what is not sealed (section 3.4.2), such as the list of mechanisms of SPNEGO. */
    public byte[] sign(byte[] plain) {
        byte[] signature = new byte[SignedStream.SIGNATURE];
        sent.sign(plain, 0, plain.length, signature, 0);
        return signature;
    }

    /** Whether that is the client's next signature, for what is not sealed. */
    public boolean verify(byte[] plain, byte[] signature) {
        received.sign(plain, 0, plain.length, expected, 0);
        return signature.length == SignedStream.SIGNATURE && isExpected(signature, 0);
    }

    /**
     * Sets the ciphers back to their beginning; sequence numbers run on. So it is demanded after the signatures of SPNEGO
     * ([MS-SPNG], section 3.3.5.1).
     */
    public void restartCiphers() {
        received.restartCipher();
        sent.restartCipher();
    }

    @Override
    public String description() {
        return "NTLM " + strength.label();
    }

    @Override
    public void close() {
        received.clear();
        sent.clear();
    }

    private boolean isExpected(byte[] octets, int at) {
        byte[] signature = Arrays.copyOfRange(octets, at, at + SignedStream.SIGNATURE);
        return MessageDigest.isEqual(signature, expected);
    }
}
