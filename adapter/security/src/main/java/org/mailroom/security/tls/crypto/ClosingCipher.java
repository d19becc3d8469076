package org.mailroom.security.tls.crypto;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;

/** A cipher that shows the peer's closing alert to a {@link CloseNotice}, and no data in its place when that takes it. */
record ClosingCipher(TlsCipher cipher) implements TlsCipher {

    @Override
    public TlsDecodeResult decodeCiphertext(
            long number, short type, ProtocolVersion version, byte[] octets, int offset, int length)
            throws IOException {
        TlsDecodeResult decoded = cipher.decodeCiphertext(number, type, version, octets, offset, length);
        return isClosing(decoded) && CloseNotice.isTaken()
                ? new TlsDecodeResult(decoded.buf, decoded.off, 0, ContentType.application_data)
                : decoded;
    }

    private static boolean isClosing(TlsDecodeResult decoded) {
        return decoded.contentType == ContentType.alert
                && decoded.len == 2
                && decoded.buf[decoded.off] == AlertLevel.warning
                && decoded.buf[decoded.off + 1] == AlertDescription.close_notify;
    }

    @Override
    public TlsEncodeResult encodePlaintext(
            long number, short type, ProtocolVersion version, int header, byte[] octets, int offset, int length)
            throws IOException {
        return cipher.encodePlaintext(number, type, version, header, octets, offset, length);
    }

    @Override
    public int getCiphertextDecodeLimit(int plaintextLimit) {
        return cipher.getCiphertextDecodeLimit(plaintextLimit);
    }

    @Override
    public int getCiphertextEncodeLimit(int plaintextLimit) {
        return cipher.getCiphertextEncodeLimit(plaintextLimit);
    }

    @Override
    public int getPlaintextDecodeLimit(int ciphertextLimit) {
        return cipher.getPlaintextDecodeLimit(ciphertextLimit);
    }

    @Override
    public int getPlaintextEncodeLimit(int ciphertextLimit) {
        return cipher.getPlaintextEncodeLimit(ciphertextLimit);
    }

    @Override
    public void rekeyDecoder() throws IOException {
        cipher.rekeyDecoder();
    }

    @Override
    public void rekeyEncoder() throws IOException {
        cipher.rekeyEncoder();
    }

    @Override
    public boolean usesOpaqueRecordTypeDecode() {
        return cipher.usesOpaqueRecordTypeDecode();
    }

    @Override
    public boolean usesOpaqueRecordTypeEncode() {
        return cipher.usesOpaqueRecordTypeEncode();
    }
}
