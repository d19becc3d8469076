package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;

/** The arithmetic of the server (RFC 5802, section 3). */
final class ScramSignatures {

    private ScramSignatures() {}

    /** Whether the proof shows that the client has the key of which we store the hash. */
    static boolean isProof(ScramKeys keys, String authMessage, byte[] proof) {
        byte[] clientKey = hmac(keys.hash(), keys.storedKey(), authMessage);
        byte[] storedKey = new byte[0];
        try {
            if (proof.length != clientKey.length) {
                return false;
            }
            for (int i = 0; i < clientKey.length; i++) {
                clientKey[i] ^= proof[i];
            }
            storedKey = MessageDigest.getInstance(keys.hash().digest()).digest(clientKey);
            return MessageDigest.isEqual(storedKey, keys.storedKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + keys.hash().digest() + " here, which every JDK must have", e);
        } finally {
            Arrays.fill(clientKey, (byte) 0);
            Arrays.fill(storedKey, (byte) 0);
        }
    }

    /** The ServerSignature, which shows the client that we have its keys. */
    static byte[] ofServer(ScramKeys keys, String authMessage) {
        return hmac(keys.hash(), keys.serverKey(), authMessage);
    }

    static byte[] hmac(ScramHash hash, byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            mac.init(new SecretKeySpec(key, hash.mac()));
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + hash.mac() + " here, which every JDK must have", e);
        }
    }
}
