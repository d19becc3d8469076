package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailroom.security.tls.key.TestKeys.EC;
import static org.mailroom.security.tls.key.TestKeys.RSA;
import static org.mailroom.security.tls.key.TestKeys.certificate;
import static org.mailroom.security.tls.key.TestKeys.expired;
import static org.mailroom.security.tls.key.TestKeys.pkcs8;
import static org.mailroom.security.tls.key.TestKeys.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyWatchTest {

    private static final X509Certificate OLD = certificate(EC, "old.example");
    private static final X509Certificate NEW = certificate(RSA, "new.example");

    @TempDir
    Path directory;

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final List<X509Certificate> used = new CopyOnWriteArrayList<>();
    private KeyFiles files;
    private KeyWatch watch;

    @BeforeEach
    void start() throws Exception {
        write(file("chain.pem"), OLD);
        write(file("key.pem"), pkcs8(EC));
        files = KeyFiles.parse(file("chain.pem") + "+" + file("key.pem"), null);
        watch = new KeyWatch(files, ring -> used.add(ring.keys().get(0).certificate()), metrics);
        assertThat(watch.load(warning -> {}).keys().get(0).certificate()).isEqualTo(OLD);
    }

    @AfterEach
    void stop() {
        watch.close();
        files.close();
    }

    @Test
    void nothingChanges() {
        poll(3);
        assertThat(used).isEmpty();
        assertThat(metrics.reloaded).isEmpty();
    }

    @Test
    void writtenInPlace() throws Exception {
        write(file("chain.pem"), NEW);
        write(file("key.pem"), pkcs8(RSA));
        poll(1);
        assertThat(used).as("may still be being written").isEmpty();
        poll(3);
        assertThat(used).containsExactly(NEW);
        assertThat(metrics.reloaded).singleElement().asString().contains("new.example");
        assertThat(metrics.refused).isEmpty();
    }

    @Test
    void movedIntoPlace() throws Exception {
        write(file("next"), NEW);
        Files.move(file("next"), file("chain.pem"), StandardCopyOption.REPLACE_EXISTING);
        write(file("next"), pkcs8(RSA));
        Files.move(file("next"), file("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        poll(2);
        assertThat(used).containsExactly(NEW);
    }

    @Test
    void reachedByAnotherLink() throws Exception {
        versioned("v1", OLD, EC);
        versioned("v2", NEW, RSA);
        Files.createSymbolicLink(file("data"), Path.of("v1"));
        for (String name : List.of("chain.pem", "key.pem")) {
            Files.delete(file(name));
            Files.createSymbolicLink(file(name), Path.of("data", name));
        }
        poll(2);
        assertThat(used).containsExactly(OLD);

        Files.createSymbolicLink(file("next"), Path.of("v2"));
        Files.move(file("next"), file("data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        poll(2);
        assertThat(used).containsExactly(OLD, NEW);
        assertThat(metrics.refused).isEmpty();
    }

    @Test
    void theKeyComesOneTurnAfterTheChain() throws Exception {
        write(file("chain.pem"), NEW);
        poll(2);
        write(file("key.pem"), pkcs8(RSA));
        poll(2);
        assertThat(used).containsExactly(NEW);
        assertThat(metrics.refused).isEmpty();
    }

    @Test
    void badFilesAreRefusedOnceAndTheKeysStay() throws Exception {
        write(file("chain.pem"), NEW);
        poll(10);
        assertThat(metrics.refused).singleElement().asString().contains("chain.pem", "another key");

        String whole = Files.readString(file("key.pem"));
        Files.writeString(file("key.pem"), whole.substring(0, whole.length() / 2));
        poll(10);
        assertThat(metrics.refused).hasSize(2).last().asString().contains("key.pem", "damaged");

        Files.delete(file("key.pem"));
        poll(10);
        assertThat(metrics.refused).hasSize(3).last().asString().contains("key.pem", "does not exist");
        assertThat(used).isEmpty();

        write(file("key.pem"), pkcs8(RSA));
        poll(2);
        assertThat(used).containsExactly(NEW);
        assertThat(metrics.refused).hasSize(3);
    }

    @Test
    void keysThatTheUserRefuses() throws Exception {
        var picky = new KeyWatch(
                files,
                ring -> {
                    throw new IllegalStateException("no such engine");
                },
                metrics);
        picky.load(warning -> {});
        write(file("chain.pem"), NEW);
        write(file("key.pem"), pkcs8(RSA));
        for (int i = 0; i < 5; i++) {
            picky.poll();
        }
        assertThat(metrics.refused).singleElement().asString().contains("no such engine");
        assertThat(metrics.reloaded).isEmpty();
    }

    @Test
    void anExpiredOneIsUsedWithAWarning() throws Exception {
        write(file("chain.pem"), expired(EC, "old.example"));
        poll(2);
        assertThat(used).hasSize(1);
        assertThat(metrics.reloaded).singleElement().asString().contains("warning", "expired");
    }

    @Test
    void reloadNow() throws Exception {
        watch.reloadNow();
        assertThat(used).containsExactly(OLD);
        write(file("chain.pem"), NEW);
        assertThatThrownBy(watch::reloadNow).isInstanceOf(KeySourceException.class);
        write(file("key.pem"), pkcs8(RSA));
        watch.reloadNow();
        assertThat(used).containsExactly(OLD, NEW);
        poll(3);
        assertThat(used).hasSize(2);
        assertThat(metrics.reloaded).hasSize(2);
    }

    @Test
    void byItself() throws Exception {
        BlockingQueue<KeyRing> rings = new LinkedBlockingQueue<>();
        try (var own = new KeyWatch(files, rings::add, metrics)) {
            own.load(warning -> {});
            own.start(Duration.ofMillis(5));
            write(file("chain.pem"), NEW);
            write(file("key.pem"), pkcs8(RSA));
            KeyRing ring = rings.poll(30, TimeUnit.SECONDS);
            assertThat(ring).isNotNull();
            assertThat(ring.keys().get(0).certificate()).isEqualTo(NEW);
        }
    }

    @Test
    void nothingAfterTheEnd() throws Exception {
        watch.close();
        write(file("chain.pem"), NEW);
        write(file("key.pem"), pkcs8(RSA));
        poll(3);
        assertThatThrownBy(watch::reloadNow)
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining("not watched");
        assertThat(used).isEmpty();
    }

    private void versioned(String name, X509Certificate certificate, KeyPair pair) throws IOException {
        Files.createDirectory(file(name));
        write(file(name).resolve("chain.pem"), certificate);
        write(file(name).resolve("key.pem"), pkcs8(pair));
    }

    private void poll(int turns) {
        for (int i = 0; i < turns; i++) {
            watch.poll();
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
