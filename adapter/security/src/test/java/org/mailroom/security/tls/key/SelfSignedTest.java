package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfSignedTest {

    @TempDir
    Path directory;

    private final RecordingMetrics metrics = new RecordingMetrics();

    @Test
    void madeOnceAndFoundAgain() throws Exception {
        KeyRing made = load("Mail.Example.org.");
        assertThat(made.keys()).extracting(ServerKey::algorithm).containsExactly("EC", "RSA");
        for (ServerKey key : made.keys()) {
            KeyFacts facts = KeyFacts.of(key);
            assertThat(facts.names()).containsExactly("mail.example.org", "localhost", "127.0.0.1");
            assertThat(facts.subject()).isEqualTo("CN=mail.example.org");
            assertThat(facts.selfSigned()).isTrue();
            assertThat(facts.notAfter()).isBetween(in(729), in(731));
            assertThat(facts.notBefore()).isBefore(Instant.now());
            assertThat(key.certificate().getBasicConstraints())
                    .as("no authority")
                    .isEqualTo(-1);
        }
        assertThat(load("mail.example.org")).isEqualTo(made);
        assertThat(metrics.selfSigned).hasSize(2);
        assertThat(metrics.selfSigned.get(0))
                .startsWith("made ")
                .contains("mail.example.org", "EC secp256r1", "RSA 2048");
        assertThat(metrics.selfSigned.get(1))
                .startsWith("found ")
                .contains(KeyFacts.of(made.keys().get(0)).sha256());
    }

    @Test
    void anotherHostGetsAnother() throws Exception {
        KeyRing first = load("one.example");
        KeyRing second = load("localhost");
        assertThat(second).isNotEqualTo(first);
        assertThat(KeyFacts.of(second.keys().get(0)).names()).containsExactly("localhost", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 31})
    void renewedBeforeItEnds(int daysLeft) throws Exception {
        Instant made = in(daysLeft).minus(SelfSignedMaker.LIFETIME).plusSeconds(600);
        Files.createDirectories(directory.resolve("keys"));
        Files.write(file(), SelfSignedMaker.make("mail.example", made, TestKeys.RSA));
        Instant end = KeyFacts.of(load("mail.example").keys().get(0)).notAfter();

        assertThat(end.isBefore(in(32))).isEqualTo(daysLeft == 31);
        assertThat(metrics.selfSigned).singleElement().asString().startsWith(daysLeft == 31 ? "found" : "made");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        load("mail.example");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aDamagedFileIsMovedAside() throws Exception {
        KeyRing before = load("mail.example");
        byte[] whole = Files.readAllBytes(file());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file(), half);
        Files.write(file().resolveSibling(SelfSigned.FILE + ".new"), half);

        assertThat(load("mail.example")).isNotEqualTo(before);
        assertThat(file().resolveSibling(SelfSigned.FILE + ".damaged")).hasBinaryContent(half);
        assertThat(metrics.selfSigned.get(1)).startsWith("made ").contains("was moved to", "damaged");
    }

    @Test
    void allThatStartAtOnceGetTheSame() throws Exception {
        Callable<KeyRing> start = () -> load("mail.example");
        var threads = Executors.newFixedThreadPool(4);
        try {
            KeyRing first = null;
            for (var result : threads.invokeAll(List.of(start, start, start, start))) {
                first = first == null ? result.get() : first;
                assertThat(result.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(metrics.selfSigned.stream().filter(text -> text.startsWith("made ")))
                .hasSize(1);
    }

    @Test
    void addressesAndOtherNames() throws Exception {
        assertThat(names("192.0.2.1")).containsExactly("192.0.2.1", "localhost", "127.0.0.1");
        assertThat(names("bücher.example")).contains("xn--bcher-kva.example");
        String longest = ("a".repeat(60) + ".").repeat(4) + "example";
        assertThat(names(longest)).contains(longest);
        assertThat(names("localhost")).containsExactly("localhost", "127.0.0.1");
    }

    private static List<String> names(String host) throws Exception {
        var certificate = SelfSignedMaker.certificate(
                TestKeys.EC, "SHA256withECDSA", SelfSignedMaker.checked(host), Instant.now());
        return KeyFacts.of(TestKeys.key(TestKeys.EC, (X509Certificate) certificate))
                .names();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "a b", "-", "a/b", "*.example", "a\nb"})
    void whatIsNoName(String host) {
        assertThatThrownBy(() -> load(host))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("no host name");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeUsed() throws Exception {
        Files.writeString(directory.resolve("keys"), "a file");
        assertThatThrownBy(() -> load("mail.example"))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContainingAll("keys", "cannot keep a self-signed certificate", "configure key files");
    }

    @Test
    void serversCanUseIt() throws Exception {
        KeyRing ring = SelfSigned.loadOrMake(directory.resolve("keys"), "mail.example", metrics);
        for (var engine : KeySelectorTest.Engine.values()) {
            X509Certificate seen = Handshake.certificate(
                    engine.server(new KeySelector(ring)), Handshake.client("mail.example", "TLSv1.3"));
            assertThat(seen).isEqualTo(ring.keys().get(0).certificate());
        }
    }

    /** With one RSA key for all: to make them is what takes long. */
    private KeyRing load(String host) throws KeySourceException {
        return SelfSigned.loadOrMake(directory.resolve("keys"), host, metrics, () -> TestKeys.RSA);
    }

    private Path file() {
        return directory.resolve("keys").resolve(SelfSigned.FILE);
    }

    private static Instant in(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
