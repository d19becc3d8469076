package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of its own making, from the JDK's ciphers, so that both sides do not share their mistakes. */
public final class NtlmTestClient {

    /** The user of [MS-NLMP], section 4.2.1: his password is {@code Password}. */
    public static final byte[] NT_HASH = HexFormat.of().parseHex("a4f49c406510bdcab6824ee7c30fd852");

    public static final int UNICODE = 0x1;
    public static final int OEM = 0x2;
    public static final int TARGET = 0x4;
    public static final int SIGN = 0x10;
    public static final int SEAL = 0x20;
    public static final int NTLM = 0x200;
    public static final int ANONYMOUS = 0x800;
    public static final int ALWAYS_SIGN = 0x8000;
    public static final int ESS = 0x80000;
    public static final int B128 = 0x20000000;
    public static final int KEY_EXCH = 0x40000000;
    public static final int B56 = 0x80000000;

    /** What a client says that wants to log in and no more. */
    public static final int LOGIN = UNICODE | TARGET | NTLM | ALWAYS_SIGN | ESS;

    /** What a client says that wants a layer. */
    public static final int SEALED = LOGIN | SIGN | SEAL | B128 | KEY_EXCH;

    private final int flags;
    public String user = "User";
    public String upperUser;
    public String domain = "Domain";
    public byte[] ntHash = NT_HASH;
    public boolean sendsMic = true;
    public boolean zeroMic;
    public byte[] channelBinding = new byte[0];
    /** Flags that the AUTHENTICATE does not have, whatever was agreed. */
    public int stripped;
    /** Flags that it has, whatever was agreed. */
    public int added;

    /** Whether it says that keys are exchanged and sends none. */
    public boolean omitsKey;

    private byte[] negotiate;
    private byte[] sessionKey;
    private int agreed;
    private Direction sent;
    private Direction received;

    public NtlmTestClient(int flags) {
        this.flags = flags;
    }

    public byte[] negotiate() {
        negotiate =
                message(1).putInt(flags).putLong(0).putLong(0).putLong(0).flip().array();
        negotiate = Arrays.copyOf(negotiate, 40);
        return negotiate.clone();
    }

    public byte[] authenticate(byte[] challenge) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(challenge).order(ByteOrder.LITTLE_ENDIAN);
        int offered = in.getInt(20);
        agreed = (flags & offered & ~stripped) | added;
        byte[] serverChallenge = Arrays.copyOfRange(challenge, 24, 32);
        int infoLength = in.getShort(40);
        byte[] info = Arrays.copyOfRange(challenge, in.getInt(44), in.getInt(44) + infoLength - 4);
        byte[] key = hmac(ntHash, utf16((upperUser != null ? upperUser : user.toUpperCase(Locale.ROOT)) + domain));
        byte[] temp = temp(info);
        byte[] proof = hmac(key, serverChallenge, temp);
        byte[] baseKey = hmac(key, proof);
        byte[] encryptedKey = new byte[0];
        sessionKey = baseKey;
        if ((agreed & KEY_EXCH) != 0 && !omitsKey) {
            sessionKey = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
            encryptedKey = rc4(baseKey).doFinal(sessionKey);
        }
        byte[] message = message(proof, temp, encryptedKey);
        if (sendsMic && !zeroMic) {
            System.arraycopy(hmac(sessionKey, negotiate, challenge, message), 0, message, 72, 16);
        }
        if ((agreed & ESS) != 0) {
            sent = new Direction("client-to-server");
            received = new Direction("server-to-client");
        }
        return message;
    }

    /** Signature and ciphertext. */
    public byte[] seal(byte[] plain) throws GeneralSecurityException {
        byte[] sealed = sent.cipher.update(plain);
        return concat(sent.signature(plain), sealed == null ? new byte[0] : sealed);
    }

    /** The plain octets; null when the signature is not right. */
    public byte[] open(byte[] sealed, int offset, int length) throws GeneralSecurityException {
        byte[] plain = received.cipher.update(sealed, offset + 16, length - 16);
        plain = plain == null ? new byte[0] : plain;
        byte[] signature = Arrays.copyOfRange(sealed, offset, offset + 16);
        return Arrays.equals(received.signature(plain), signature) ? plain : null;
    }

    public byte[] sign(byte[] plain) throws GeneralSecurityException {
        return sent.signature(plain);
    }

    public boolean verify(byte[] plain, byte[] signature) throws GeneralSecurityException {
        return Arrays.equals(received.signature(plain), signature);
    }

    public void restartCiphers() throws GeneralSecurityException {
        sent.restart();
        received.restart();
    }

    private byte[] temp(byte[] info) {
        ByteArrayOutputStream temp = new ByteArrayOutputStream();
        temp.writeBytes(HexFormat.of().parseHex("01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"));
        temp.writeBytes(info);
        if (sendsMic) {
            temp.writeBytes(HexFormat.of().parseHex("0600040002000000"));
        }
        if (channelBinding.length > 0) {
            temp.writeBytes(HexFormat.of().parseHex("0a001000"));
            temp.writeBytes(channelBinding);
        }
        temp.writeBytes(new byte[8]);
        return temp.toByteArray();
    }

    private byte[] message(byte[] proof, byte[] temp, byte[] encryptedKey) {
        boolean isUnicode = (agreed & UNICODE) != 0;
        byte[][] fields = {
            new byte[0],
            concat(proof, temp),
            isUnicode ? utf16(domain) : domain.getBytes(US_ASCII),
            isUnicode ? utf16(user) : user.getBytes(US_ASCII),
            isUnicode ? utf16("PC") : "PC".getBytes(US_ASCII),
            encryptedKey
        };
        return authenticate(agreed, sendsMic ? 88 : 72, fields);
    }

    /** An AUTHENTICATE of these fields, in the order of their descriptors. */
    public static byte[] authenticate(int flags, int fixed, byte[]... fields) {
        ByteBuffer message = message(3);
        int at = fixed;
        for (byte[] field : fields) {
            message.putShort((short) field.length)
                    .putShort((short) field.length)
                    .putInt(at);
            at += field.length;
        }
        message.putInt(flags).position(fixed);
        for (byte[] field : fields) {
            message.put(field);
        }
        return Arrays.copyOf(message.array(), at);
    }

    private static ByteBuffer message(int type) {
        return ByteBuffer.allocate(8192)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(US_ASCII))
                .putInt(type);
    }

    /** One direction's cipher, key and count. */
    private final class Direction {

        private final byte[] signing;
        private final byte[] sealing;
        private Cipher cipher;
        private int sequence;

        Direction(String name) throws GeneralSecurityException {
            int octets = (agreed & B128) != 0 ? 16 : (agreed & B56) != 0 ? 7 : 5;
            signing = md5(sessionKey, "session key to " + name + " signing key magic constant\0");
            sealing =
                    md5(Arrays.copyOf(sessionKey, octets), "session key to " + name + " sealing key magic constant\0");
            restart();
        }

        void restart() throws GeneralSecurityException {
            cipher = rc4(sealing);
        }

        byte[] signature(byte[] plain) throws GeneralSecurityException {
            byte[] number = ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(sequence++)
                    .array();
            byte[] checksum = Arrays.copyOf(hmac(signing, number, plain), 8);
            if ((agreed & KEY_EXCH) != 0) {
                checksum = cipher.update(checksum);
            }
            return concat(concat(new byte[] {1, 0, 0, 0}, checksum), number);
        }
    }

    private static Cipher rc4(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ARCFOUR");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key, "HmacMD5"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] md5(byte[] key, String constant) throws GeneralSecurityException {
        return MessageDigest.getInstance("MD5").digest(concat(key, constant.getBytes(US_ASCII)));
    }

    private static byte[] utf16(String text) {
        return text.getBytes(UTF_16LE);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
