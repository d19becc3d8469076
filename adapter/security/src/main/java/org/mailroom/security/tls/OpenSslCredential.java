package org.mailroom.security.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.internal.tcnative.SSL;
import io.netty.internal.tcnative.SSLCredential;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.mailroom.security.tls.key.ServerKey;

/**
 * A key and its certificates in the memory of BoringSSL, of which Netty's own class does not tell the address.
 *
 * @param address counted there: connections that use it keep it
 */
record OpenSslCredential(ServerKey key, long address) {

    /** Throws when BoringSSL cannot read the key. */
    static OpenSslCredential of(ServerKey key) throws Exception {
        byte[] encoded = key.privateKey().getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException(
                    "the key of " + key.source() + " stays in a device, which OpenSSL cannot use");
        }
        long address = SSLCredential.newX509();
        try {
            setKey(address, encoded);
            setChain(address, key);
            return new OpenSslCredential(key, address);
        } catch (Exception e) {
            SSLCredential.free(address);
            throw e;
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    void addTo(long connection) throws Exception {
        SSL.addCredential(connection, address);
    }

    /** It is not to be used here any more. */
    void free() {
        try {
            SSLCredential.free(address);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void setKey(long address, byte[] encoded) throws Exception {
        byte[] pem = pem("PRIVATE KEY", encoded);
        long bio = bio(pem);
        try {
            long parsed = SSL.parsePrivateKey(bio, null);
            try {
                SSLCredential.setPrivateKey(address, parsed);
            } finally {
                SSL.freePrivateKey(parsed);
            }
        } finally {
            SSL.freeBIO(bio);
            Arrays.fill(pem, (byte) 0);
        }
    }

    private static void setChain(long address, ServerKey key) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : key.chain()) {
            pem.append(new String(pem("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII));
        }
        long bio = bio(pem.toString().getBytes(StandardCharsets.US_ASCII));
        try {
            long parsed = SSL.parseX509Chain(bio);
            try {
                SSLCredential.setCertChain(address, parsed);
            } finally {
                SSL.freeX509Chain(parsed);
            }
        } finally {
            SSL.freeBIO(bio);
        }
    }

    /** In octets, which can be cleared. */
    private static byte[] pem(String label, byte[] encoded) {
        byte[] base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(encoded);
        byte[] begin = ("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = ("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] pem = Arrays.copyOf(begin, begin.length + base64.length + end.length);
        System.arraycopy(base64, 0, pem, begin.length, base64.length);
        System.arraycopy(end, 0, pem, begin.length + base64.length, end.length);
        Arrays.fill(base64, (byte) 0);
        return pem;
    }

    private static long bio(byte[] octets) throws Exception {
        ByteBuf direct = Unpooled.directBuffer(octets.length).writeBytes(octets);
        long bio = SSL.newMemBIO();
        try {
            if (SSL.bioWrite(bio, direct.memoryAddress(), octets.length) != octets.length) {
                throw new IllegalStateException("BoringSSL has no memory for a key");
            }
            return bio;
        } catch (Exception e) {
            SSL.freeBIO(bio);
            throw e;
        } finally {
            direct.setZero(0, direct.capacity());
            direct.release();
        }
    }
}
