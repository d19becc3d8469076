package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mailroom.security.tls.key.TestKeys.AUTHORITY;
import static org.mailroom.security.tls.key.TestKeys.EC;
import static org.mailroom.security.tls.key.TestKeys.MIDDLE;
import static org.mailroom.security.tls.key.TestKeys.RSA;
import static org.mailroom.security.tls.key.TestKeys.certificate;
import static org.mailroom.security.tls.key.TestKeys.entry;
import static org.mailroom.security.tls.key.TestKeys.expired;
import static org.mailroom.security.tls.key.TestKeys.pem;
import static org.mailroom.security.tls.key.TestKeys.pkcs8;
import static org.mailroom.security.tls.key.TestKeys.store;
import static org.mailroom.security.tls.key.TestKeys.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    private static final Instant TOMORROW = Instant.now().plusSeconds(86_400);

    @TempDir
    Path directory;

    @Test
    void pemInTwoFiles() throws Exception {
        X509Certificate certificate = certificate(EC, "mail.example");
        write(file("chain.pem"), certificate);
        write(file("key.pem"), pkcs8(EC));

        ServerKey key = only("chain.pem+key.pem", "");
        assertThat(key.chain()).containsExactly(certificate);
        assertThat(key.privateKey()).isEqualTo(EC.getPrivate());
        assertThat(key.source()).endsWith("chain.pem");
    }

    @Test
    void pemInOneFileAmongOtherThings() throws Exception {
        X509Certificate certificate = certificate(RSA, "mail.example");
        var other = new PemObject("DH PARAMETERS", new byte[] {1, 2, 3});
        Files.writeString(
                file("server.pem"), "Bag Attributes\n  friendlyName: x\n" + pem(other, pkcs8(RSA), other, certificate));

        assertThat(only("server.pem", "unused").chain()).containsExactly(certificate);
    }

    @Test
    void theOlderFormsOfKeys() throws Exception {
        X509Certificate certificate = certificate(RSA, "mail.example");
        write(file("server.pem"), certificate, RSA);
        assertThat(Files.readString(file("server.pem"))).contains("BEGIN RSA PRIVATE KEY");
        assertThat(only("server.pem", "").privateKey()).isEqualTo(RSA.getPrivate());

        var encryptor = new JcePEMEncryptorBuilder("AES-256-CBC")
                .setProvider(new BouncyCastleProvider())
                .build("secret".toCharArray());
        write(file("server.pem"), certificate, new JcaMiscPEMGenerator(RSA.getPrivate(), encryptor));
        assertThat(Files.readString(file("server.pem"))).contains("Proc-Type: 4,ENCRYPTED");
        assertThat(only("server.pem", "secret").privateKey()).isEqualTo(RSA.getPrivate());
        refused("server.pem", "wrong", "server.pem", "password does not open", "check the password");

        var number = ((ECPrivateKey) EC.getPrivate()).getS();
        var elliptic = new org.bouncycastle.asn1.sec.ECPrivateKey(256, number, SECObjectIdentifiers.secp256r1);
        write(
                file("server.pem"),
                certificate(EC, "mail.example"),
                new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded()),
                new PemObject("EC PRIVATE KEY", elliptic.getEncoded()));
        assertThat(only("server.pem", "").privateKey())
                .isInstanceOfSatisfying(
                        ECPrivateKey.class, key -> assertThat(key.getS()).isEqualTo(number));
    }

    @Test
    void encryptedPkcs8() throws Exception {
        for (var scheme : List.of(PKCS8Generator.AES_256_CBC, PKCS8Generator.PBE_SHA1_3DES)) {
            var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(scheme)
                    .setProvider(new BouncyCastleProvider())
                    .setRandom(new SecureRandom())
                    .setPassword("secret".toCharArray())
                    .build();
            write(file("chain.pem"), certificate(RSA, "mail.example"));
            write(file("key.pem"), new JcaPKCS8Generator(RSA.getPrivate(), encryptor));

            assertThat(only("chain.pem+key.pem", "secret").privateKey()).isEqualTo(RSA.getPrivate());
            refused("chain.pem+key.pem", "wrong", "key.pem", "password does not open", "check the password");
            refused("chain.pem+key.pem", "", "key.pem", "encrypted", "set its password");
        }
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, p12", "PKCS12, PFX", "JKS, jks", "PKCS12, jks"})
    void keyStores(String type, String extension) throws Exception {
        X509Certificate elliptic = certificate(EC, "mail.example");
        X509Certificate rsa = certificate(RSA, "mail.example");
        var store = store(type);
        entry(store, "b", EC, "secret", elliptic);
        entry(store, "a", RSA, "secret", rsa);
        store.setCertificateEntry("c", certificate(AUTHORITY));
        String name = "server." + extension;
        write(file(name), store, "secret");

        KeyRing ring = load(name, "secret");
        assertThat(ring.keys()).extracting(ServerKey::certificate).containsExactly(rsa, elliptic);
        assertThat(ring.keys().get(0).source()).endsWith(name + " (a)");
        refused(name, "wrong", name, "another password", "set the password");
        refused(name, "", name, "needs a password", "set the password");
    }

    @Test
    void aKeyStoreWithoutKey() throws Exception {
        var store = store("PKCS12");
        store.setCertificateEntry("c", certificate(AUTHORITY));
        write(file("trust.p12"), store, "secret");
        refused("trust.p12", "secret", "trust.p12", "no private key", "into one entry");
    }

    @Test
    void aKeyWithAPasswordOfItsOwn() throws Exception {
        var store = store("JKS");
        entry(store, "a", EC, "other", certificate(EC, "mail.example"));
        write(file("server.jks"), store, "secret");
        refused("server.jks", "secret", "server.jks (a)", "password of the key store", "keytool -keypasswd");
    }

    @Test
    void severalSourcesInOrder() throws Exception {
        write(file("a.pem"), certificate(EC, "a.example"), pkcs8(EC));
        write(file("b.pem"), certificate(RSA, "b.example"), pkcs8(RSA));

        KeyRing ring = load("b.pem , a.pem", "");
        assertThat(ring.keys()).extracting(ServerKey::algorithm).containsExactly("RSA", "EC");
    }

    @Test
    void theChainIsPutInOrder() throws Exception {
        X509Certificate root = TestKeys.certificate(AUTHORITY, "CN=root", AUTHORITY, "CN=root", TOMORROW);
        X509Certificate middle = TestKeys.certificate(MIDDLE, "CN=middle", AUTHORITY, "CN=root", TOMORROW);
        X509Certificate impostor = TestKeys.certificate(RSA, "CN=middle", RSA, "CN=middle", TOMORROW);
        X509Certificate own = TestKeys.certificate(EC, "CN=leaf", MIDDLE, "CN=middle", TOMORROW, "a.example");

        for (var order :
                List.of(List.of(own, middle, root), List.of(root, middle, own), List.of(middle, impostor, own, root))) {
            write(file("chain.pem"), order.toArray());
            write(file("key.pem"), pkcs8(EC));
            assertThat(only("chain.pem+key.pem", "").chain()).containsExactly(own, middle, root);
        }
        write(file("chain.pem"), own, root);
        assertThat(only("chain.pem+key.pem", "").chain()).containsExactly(own);
    }

    @Test
    void aKeyOfAnotherCertificate() throws Exception {
        write(file("chain.pem"), certificate(EC, "mail.example"));
        for (KeyPair other : List.of(TestKeys.ec(), RSA)) {
            write(file("key.pem"), pkcs8(other));
            refused(
                    "chain.pem+key.pem",
                    "",
                    "chain.pem",
                    "for another key (the first is for CN=leaf)",
                    "name the private");
        }
    }

    @Test
    void whatIsMissingInAFile() throws Exception {
        refused("none.pem", "", "none.pem", "does not exist", "check the path");
        refused("none.p12", "", "none.p12", "does not exist", "check the path");
        refused(".", "", directory.toString(), "is a directory", "name the files");
        write(file("chain.pem"), certificate(EC, "mail.example"));
        refused("chain.pem", "", "chain.pem", "no private key", "chain.pem+key.pem");
        write(file("key.pem"), pkcs8(EC));
        refused("key.pem", "", "key.pem", "no certificate", "put the certificates");
        write(file("keys.pem"), pkcs8(EC), pkcs8(RSA), certificate(EC, "a.example"));
        refused("keys.pem", "", "keys.pem", "2 private keys", "keep the one");
        Files.createSymbolicLink(file("link.pem"), file("nowhere.pem"));
        refused("link.pem", "", "link.pem", "does not exist", "symbolic links");
    }

    @Test
    void whatIsTooLarge() throws Exception {
        Files.write(file("large.pem"), new byte[KeyBytes.LIMIT + 1]);
        refused("large.pem", "", "large.pem", "more than", "name a file");
        PemObject[] many = new PemObject[9];
        Arrays.fill(many, pkcs8(EC));
        write(file("many.pem"), (Object[]) many);
        refused("many.pem", "", "many.pem", "more than 8 private keys", "copy it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.pem", "server.p12", "server.jks"})
    void aDamagedFile(String name) throws Exception {
        var store = store(name.endsWith("jks") ? "JKS" : "PKCS12");
        entry(store, "a", EC, "secret", certificate(EC, "mail.example"));
        if (name.endsWith(".pem")) {
            write(file(name), pkcs8(EC), certificate(EC, "mail.example"));
        } else {
            write(file(name), store, "secret");
        }
        byte[] whole = Files.readAllBytes(file(name));
        assertThat(only(name, "secret").privateKey()).isEqualTo(EC.getPrivate());

        Files.write(file(name), Arrays.copyOf(whole, whole.length / 2));
        refused(name, "secret", name, "", "");
        Files.write(file(name), new byte[0]);
        refused(name, "secret", name, "", "");
        Files.writeString(file(name), "this is no key");
        refused(name, "secret", name, "", "");
    }

    @Test
    void weakKeys() throws Exception {
        KeyPair weak = TestKeys.rsa(1024);
        write(file("weak.pem"), certificate(weak, "mail.example"), pkcs8(weak));
        refused("weak.pem", "", "weak.pem", "RSA key of 1024 bits", "at least 2048");
        KeyPair dsa = KeyPairGenerator.getInstance("DSA").generateKeyPair();
        write(file("dsa.pem"), certificate(dsa, "mail.example"), pkcs8(dsa));
        refused("dsa.pem", "", "dsa.pem", "", "use RSA of 2048 bits or more");
    }

    @Test
    void otherGoodKeys() throws Exception {
        for (KeyPair pair : List.of(
                TestKeys.pair("EC", new ECGenParameterSpec("secp384r1")),
                TestKeys.pair("EC", new ECGenParameterSpec("secp521r1")),
                TestKeys.pair("Ed25519", NamedParameterSpec.ED25519))) {
            write(file("server.pem"), certificate(pair, "mail.example"), pkcs8(pair));
            assertThat(only("server.pem", "").privateKey()).isEqualTo(pair.getPrivate());
        }
    }

    @Test
    void expiryOnlyWarns() throws Exception {
        write(file("old.pem"), expired(EC, "old.example"), pkcs8(EC));
        write(file("new.pem"), certificate(EC, Instant.now().plusSeconds(86_400 * 60), "new.example"), pkcs8(EC));
        write(file("good.pem"), certificate(EC, "good.example"), pkcs8(EC));
        var warnings = new ArrayList<String>();
        try (KeyFiles files = parse("old.pem,new.pem,good.pem", "")) {
            assertThat(files.load(warnings::add).keys()).hasSize(3);
        }
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("old.pem", "expired at 20", "renew");
        assertThat(warnings.get(1)).contains("new.pem", "not valid before 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a.pem,",
                "a.pem+",
                "+a.pem",
                "a.pem+b.pem+c.pem",
                "a.p12+b.pem",
                "a.pem+b.jks",
                "a\0b"
            })
    void textsThatMeanNothing(String text) {
        assertThatThrownBy(() -> KeyFiles.parse(text, null))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(";");
    }

    @Test
    void textsThatMeanFiles() throws Exception {
        try (KeyFiles files = KeyFiles.parse(" a.p12, b.pem + c.key ,d.pem,b.pem", "secret".toCharArray())) {
            assertThat(files.sources())
                    .containsExactly(
                            new KeyStoreFile(Path.of("a.p12")),
                            new PemPair(Path.of("b.pem"), Path.of("c.key")),
                            new PemPair(Path.of("d.pem"), Path.of("d.pem")),
                            new PemPair(Path.of("b.pem"), Path.of("b.pem")));
            assertThat(files.files())
                    .containsExactly(Path.of("a.p12"), Path.of("b.pem"), Path.of("c.key"), Path.of("d.pem"));
            assertThat(files.toString()).contains("a.p12").doesNotContain("secret");
        }
    }

    @Test
    void thePasswordIsCopiedAndForgotten() throws Exception {
        var store = store("PKCS12");
        entry(store, "a", EC, "secret", certificate(EC, "mail.example"));
        write(file("server.p12"), store, "secret");
        char[] password = "secret".toCharArray();
        KeyFiles files = KeyFiles.parse(file("server.p12").toString(), password);
        Arrays.fill(password, 'x');

        assertThat(files.load(warning -> {}).keys()).hasSize(1);
        assertThat(files.load(warning -> {}).keys()).hasSize(1);
        files.close();
        assertThatThrownBy(() -> files.load(warning -> {})).isInstanceOf(KeySourceException.class);
    }

    @Test
    void factsForAdministrators() throws Exception {
        X509Certificate certificate = certificate(RSA, "mail.example", "*.example");
        KeyFacts facts = KeyFacts.of(new ServerKey("a\nb", RSA.getPrivate(), List.of(certificate)));

        assertThat(facts.source()).isEqualTo("a?b");
        assertThat(facts.subject()).isEqualTo("CN=leaf");
        assertThat(facts.issuer()).isEqualTo("CN=authority");
        assertThat(facts.names()).containsExactly("mail.example", "*.example");
        assertThat(facts.algorithm()).isEqualTo("RSA 2048");
        assertThat(facts.selfSigned()).isFalse();
        assertThat(facts.sha256()).matches("[0-9a-f]{64}");
        assertThat(facts.notAfter()).isEqualTo(certificate.getNotAfter().toInstant());
        assertThat(facts.toString()).contains("mail.example, *.example", "issued by CN=authority", facts.sha256());
    }

    @Test
    void aKeyInALogLine() {
        var key = TestKeys.key(RSA, certificate(RSA, "mail.example"));
        assertThat(new KeyRing(List.of(key)).toString()).isEqualTo("KeyRing[keys=[test (RSA)]]");
    }

    @Test
    void filesOfOpenSsl() throws Exception {
        assumeThat(Commands.run(directory, "openssl", "version")).isTrue();
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.crt -days 9 -subj /CN=a -addext"
                + " subjectAltName=DNS:a.example");
        openssl("ecparam -name prime256v1 -genkey -out ec.key");
        openssl("req -x509 -new -key ec.key -out ec.crt -days 9 -subj /CN=b");
        openssl("rsa -in rsa.key -traditional -aes128 -passout pass:secret -out rsa1.key");
        openssl("ec -in ec.key -aes128 -passout pass:secret -out ec1.key");
        openssl("pkcs8 -topk8 -in ec.key -passout pass:secret -out ec8.key");
        openssl("pkcs8 -topk8 -in ec.key -v1 PBE-SHA1-3DES -passout pass:secret -out ec81.key");
        openssl("pkcs8 -topk8 -in ec.key -v2 aes-128-cbc -v2prf hmacWithSHA512 -passout pass:secret -out ec82.key");
        openssl("pkcs12 -export -in ec.crt -inkey ec.key -name web -passout pass:secret -out ec.p12");
        openssl("pkcs12 -export -legacy -in rsa.crt -inkey rsa.key -passout pass:secret -out rsa.p12");

        KeyRing ring = load(
                "rsa.crt+rsa.key,ec.crt+ec.key,rsa.crt+rsa1.key,ec.crt+ec1.key,ec.crt+ec8.key,ec.crt+ec81.key,ec.crt+ec82.key,"
                        + "ec.p12,rsa.p12",
                "secret");
        assertThat(ring.keys())
                .extracting(ServerKey::algorithm)
                .containsExactly("RSA", "EC", "RSA", "EC", "EC", "EC", "EC", "EC", "RSA");
        assertThat(KeyFacts.of(ring.keys().get(0)).selfSigned()).isTrue();

        openssl("ecparam -name secp256k1 -genkey -out odd.key");
        openssl("req -x509 -new -key odd.key -out odd.crt -days 9 -subj /CN=b");
        refused("odd.crt+odd.key", "", "odd", "", "");
        openssl("pkcs8 -topk8 -in ec.key -scrypt -passout pass:secret -out scrypt.key");
        refused("ec.crt+scrypt.key", "secret", "scrypt.key", "", "-v2 aes-256-cbc");
        openssl("x509 -in ec.crt -outform DER -out ec.der");
        refused("ec.der+ec.key", "", "ec.der", "no certificate", "-inform DER");
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, p12", "JKS, jks"})
    void filesOfKeytool(String type, String extension) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        assertThat(Commands.run(
                        directory,
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "web",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=a",
                        "-ext",
                        "SAN=dns:a.example",
                        "-storetype",
                        type,
                        "-storepass",
                        "secret",
                        "-keypass",
                        "secret",
                        "-keystore",
                        "server." + extension))
                .isTrue();
        assertThat(KeyFacts.of(only("server." + extension, "secret")).names()).containsExactly("a.example");
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        assertThat(Commands.run(directory, ("openssl " + arguments).split(" ")))
                .as(arguments)
                .isTrue();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    /** With each path put into the test's directory. */
    private KeyFiles parse(String text, String password) throws KeySourceException {
        var entries = Arrays.stream(text.split(","))
                .map(entry -> String.join(
                        "+",
                        Arrays.stream(entry.strip().split("\\+"))
                                .map(path -> file(path).normalize().toString())
                                .toList()));
        return KeyFiles.parse(String.join(",", entries.toList()), password.toCharArray());
    }

    private KeyRing load(String text, String password) throws KeySourceException {
        try (KeyFiles files = parse(text, password)) {
            return files.load(warning -> {
                throw new AssertionError(warning);
            });
        }
    }

    private ServerKey only(String text, String password) throws KeySourceException {
        List<ServerKey> keys = load(text, password).keys();
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private void refused(String text, String password, String where, String what, String advice) {
        assertThatThrownBy(() -> load(text, password))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContainingAll(where, what, advice, "; ")
                .hasMessageMatching("(?s)[^;]*" + Pattern.quote(where) + ".*");
    }
}
