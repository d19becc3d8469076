package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.sasl.SaslException;

/** SCRAM-SHA-256 (RFC 7677) without channel binding, which derives the key of a salt once. */
final class ScramClient implements Login.Client {

    private static final Map<String, byte[]> SALTED = new ConcurrentHashMap<>();
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";

    private final String password;
    private final String firstBare;
    private byte[] serverSignature;
    private boolean begun;

    ScramClient(String user, String password) {
        this.password = password;
        this.firstBare = "n=" + user + ",r=" + NONCE;
    }

    static Login login(String user, String password) {
        return new Login("SCRAM-SHA-256", () -> new ScramClient(user, password));
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        if (!begun) {
            begun = true;
            return ("n,," + firstBare).getBytes(UTF_8);
        }
        try {
            return serverSignature == null ? prove(new String(challenge, UTF_8)) : verify(new String(challenge, UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SaslException("SCRAM", e);
        }
    }

    private byte[] prove(String serverFirst) throws GeneralSecurityException {
        Map<String, String> attributes = Arrays.stream(serverFirst.split(","))
                .collect(Collectors.toMap(part -> part.substring(0, 1), part -> part.substring(2)));
        byte[] salted = salted(attributes.get("s"), Integer.parseInt(attributes.get("i")));
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
        String withoutProof = "c=biws,r=" + attributes.get("r");
        String signed = firstBare + "," + serverFirst + "," + withoutProof;
        byte[] proof = hmac(storedKey, signed);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        serverSignature = hmac(hmac(salted, "Server Key"), signed);
        return (withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof)).getBytes(UTF_8);
    }

    private byte[] verify(String serverFinal) throws SaslException {
        if (!serverFinal.equals("v=" + Base64.getEncoder().encodeToString(serverSignature))) {
            throw new SaslException("the server does not know the password: " + serverFinal);
        }
        return new byte[0];
    }

    private byte[] salted(String salt, int iterations) throws GeneralSecurityException {
        byte[] known = SALTED.get(salt);
        if (known == null) {
            var specification =
                    new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), iterations, 256);
            known = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(specification)
                    .getEncoded();
            SALTED.put(salt, known);
        }
        return known;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
