package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretWrapTest {

    private static final char[] PASSWORD = "change it".toCharArray();
    private static final byte[] SECRET = "0123456789abcdef".getBytes(UTF_8);

    @TempDir
    Path directory;

    private Path keyStore(String type, Object... aliasesAndKeys) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, PASSWORD);
        for (int i = 0; i < aliasesAndKeys.length; i += 2) {
            KeyStore.SecretKeyEntry entry = new KeyStore.SecretKeyEntry((SecretKeySpec) aliasesAndKeys[i + 1]);
            store.setEntry((String) aliasesAndKeys[i], entry, new KeyStore.PasswordProtection(PASSWORD));
        }
        Path file = Files.createTempFile(directory, "keys", "." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }

    private static SecretKeySpec aes(int octet, int octets) {
        byte[] key = new byte[octets];
        key[0] = (byte) octet;
        return new SecretKeySpec(key, "AES");
    }

    private SecretWrap wrap() throws Exception {
        return SecretWrap.fromKeyStore(keyStore("PKCS12", "mailroom", aes(1, 32)), PASSWORD, "mailroom");
    }

    @Test
    void unwrapsWhatItWrapped() throws Exception {
        for (String type : List.of("PKCS12", "JCEKS")) {
            SecretWrap wrap = SecretWrap.fromKeyStore(keyStore(type, "mailroom", aes(1, 32)), PASSWORD, "Mailroom");
            String text = wrap.wrap("bj\u00F6rn@example.org", SecretScheme.NT, SECRET);
            assertThat(text).matches("aes256gcm\\$mailroom\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{43}");
            assertThat(wrap.unwrap("bj\u00F6rn@example.org", SecretScheme.NT, text))
                    .isEqualTo(SECRET);
            assertThat(wrap.needsRewrap(text)).isFalse();
        }
    }

    @Test
    void neverWrapsAlike() throws Exception {
        SecretWrap wrap = wrap();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            texts.add(wrap.wrap("alice", SecretScheme.NT, SECRET).split("\\$")[2]);
        }
        assertThat(texts).as("nonces").hasSize(100);
    }

    @Test
    void isBoundToAccountAndScheme() throws Exception {
        SecretWrap wrap = wrap();
        String text = wrap.wrap("alice", SecretScheme.NT, SECRET);
        assertRefused(wrap, "bob", SecretScheme.NT, text);
        assertRefused(wrap, "alice", SecretScheme.CRAM_MD5, text);
        assertRefused(wrap, "alic", SecretScheme.NT, text);
        assertRefused(wrap, "", SecretScheme.NT, text);
        assertThat(wrap.unwrap("alice", SecretScheme.NT, text)).isEqualTo(SECRET);
    }

    @Test
    void noticesEveryChange() throws Exception {
        SecretWrap wrap = wrap();
        byte[] secret = new byte[32]; // 48 octets with the tag: base64 without spare bits
        String text = wrap.wrap("alice", SecretScheme.NT, secret);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(wrap, "alice", SecretScheme.NT, text.substring(0, i) + other + text.substring(i + 1));
            assertRefused(wrap, "alice", SecretScheme.NT, text.substring(0, i));
            assertRefused(wrap, "alice", SecretScheme.NT, text.substring(0, i) + text.substring(i + 1));
        }
        assertRefused(wrap, "alice", SecretScheme.NT, text + "\n");
        assertRefused(wrap, "alice", SecretScheme.NT, text + "AAAA");
        assertRefused(wrap, "alice", SecretScheme.NT, "A".repeat(1_000_000));
    }

    private static void assertRefused(SecretWrap wrap, String account, SecretScheme scheme, String text) {
        assertThatThrownBy(() -> wrap.unwrap(account, scheme, text))
                .as(text)
                .isInstanceOf(GeneralSecurityException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void keysRotate() throws Exception {
        Path old = keyStore("PKCS12", "one", aes(1, 32));
        String text = SecretWrap.fromKeyStore(old, PASSWORD, "one").wrap("alice", SecretScheme.NT, SECRET);

        Path both = keyStore("PKCS12", "one", aes(1, 32), "two", aes(2, 32), "$", aes(3, 32), "small", aes(4, 16));
        SecretWrap wrap = SecretWrap.fromKeyStore(both, PASSWORD, "two");
        assertThat(wrap.alias()).isEqualTo("two");
        assertThat(wrap.unwrap("alice", SecretScheme.NT, text)).isEqualTo(SECRET);
        assertThat(wrap.needsRewrap(text)).isTrue();
        assertThat(wrap.wrap("alice", SecretScheme.NT, SECRET)).startsWith("aes256gcm$two$");

        SecretWrap without = SecretWrap.fromKeyStore(keyStore("PKCS12", "two", aes(2, 32)), PASSWORD, "two");
        assertThatThrownBy(() -> without.unwrap("alice", SecretScheme.NT, text)).hasMessageContaining("the key one");
        SecretWrap another = SecretWrap.fromKeyStore(keyStore("PKCS12", "one", aes(5, 32)), PASSWORD, "one");
        assertRefused(another, "alice", SecretScheme.NT, text);
    }

    @Test
    void tellsWhatIsWrongWithAKeyStore() throws Exception {
        Path file = keyStore(
                "PKCS12", "small", aes(1, 16), "des", new SecretKeySpec(new byte[24], "DESede"), "$", aes(1, 32));
        assertFails(directory.resolve("none"), "x", "is not there");
        assertFails(directory, "x", "is not there, or cannot be read");
        assertFails(
                Files.writeString(directory.resolve("text"), "no key store"), "x", "no key store that this Java knows");
        assertFails(Files.createFile(directory.resolve("empty")), "x", "no key store that this Java knows");
        assertFails(file, "mailroom", "has no entry mailroom; it has [");
        assertFails(file, "small", "no AES key of 256 bits");
        assertFails(file, "des", "a key for DESede");
        assertFails(file, "$", "needs an alias");
        assertThatThrownBy(() -> SecretWrap.fromKeyStore(file, "wrong".toCharArray(), "small"))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining("the password of the key store " + file + " is wrong");
    }

    private static void assertFails(Path file, String alias, String message) {
        assertThatThrownBy(() -> SecretWrap.fromKeyStore(file, PASSWORD, alias))
                .isInstanceOf(KeyStoreException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    @Test
    void wrapsSecretsOfABoundedLength() throws Exception {
        SecretWrap wrap = wrap();
        for (int octets : new int[] {0, 257}) {
            assertThatThrownBy(() -> wrap.wrap("alice", SecretScheme.NT, new byte[octets]))
                    .hasMessageContaining("1 to 256");
        }
        for (int octets : new int[] {1, 256}) {
            byte[] secret = new byte[octets];
            assertThat(wrap.unwrap("alice", SecretScheme.NT, wrap.wrap("alice", SecretScheme.NT, secret)))
                    .isEqualTo(secret);
        }
    }
}
