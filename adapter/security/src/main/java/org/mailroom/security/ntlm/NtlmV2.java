package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The calculations of NTLMv2 ([MS-NLMP], section 3.3.2). Whoever gets an array clears it. */
public final class NtlmV2 {

    static final int KEY_LENGTH = 16;

    private NtlmV2() {}

    /**
     * NTOWFv2: the key of everything that follows.
     *
     * @param upperUser the user's name in upper case
     * @param domain as the client sent it
     */
    static byte[] responseKey(byte[] ntHash, String upperUser, String domain) {
        return hmacMd5(ntHash, upperUser.getBytes(UTF_16LE), domain.getBytes(UTF_16LE));
    }

    /** {@code NTProofStr}. */
    static byte[] proof(byte[] responseKey, byte[] serverChallenge, byte[] temp) {
        return hmacMd5(responseKey, serverChallenge, temp);
    }

    /** {@code SessionBaseKey}, which for NTLMv2 is also the key exchange key (section 3.4.5.1). */
    static byte[] sessionBaseKey(byte[] responseKey, byte[] proof) {
        return hmacMd5(responseKey, proof);
    }

    /** Encrypts or decrypts a key (section 6, RC4K). */
    static byte[] rc4(byte[] key, byte[] data) {
        RC4Engine rc4 = new RC4Engine();
        rc4.init(true, new KeyParameter(key));
        byte[] result = new byte[data.length];
        rc4.processBytes(data, 0, data.length, result, 0);
        rc4.init(true, new KeyParameter(new byte[KEY_LENGTH]));
        return result;
    }

    static byte[] hmacMd5(byte[] key, byte[]... parts) {
        Mac mac = new HMac(new MD5Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[KEY_LENGTH];
        mac.doFinal(result, 0);
        return result;
    }

    static byte[] md5(byte[]... parts) {
        MD5Digest md5 = new MD5Digest();
        for (byte[] part : parts) {
            md5.update(part, 0, part.length);
        }
        byte[] result = new byte[KEY_LENGTH];
        md5.doFinal(result, 0);
        return result;
    }

    /**
     * The MIC (section 3.2.5.1.2), over all three messages, the last with zeros in the MIC's place.
     *
     * @param authenticate with or without its MIC; has room for one
     */
    static byte[] mic(byte[] sessionKey, byte[] negotiate, byte[] challenge, byte[] authenticate) {
        byte[] withoutMic = authenticate.clone();
        Arrays.fill(
                withoutMic, AuthenticateMessage.MIC, AuthenticateMessage.MIC + AuthenticateMessage.MIC_LENGTH, (byte)
                        0);
        return hmacMd5(sessionKey, negotiate, challenge, withoutMic);
    }
}
