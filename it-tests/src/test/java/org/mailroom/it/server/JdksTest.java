package org.mailroom.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {

    @Test
    void theRunningOneIsFoundAndTheNewestComesFirst() {
        assertThat(Jdks.all())
                .extracting(Jdk::feature)
                .contains(Runtime.version().feature());
        assertThat(Jdks.newest().feature())
                .isGreaterThanOrEqualTo(Runtime.version().feature());
        assertThat(Jdks.atLeast(999)).isEmpty();
    }

    @Test
    void whatIsNoJavaIsPassedOver(@TempDir Path directory) throws Exception {
        assertThat(Jdk.at(directory)).isEmpty();
        Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(Jdk.at(directory)).isEmpty();
        Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        assertThat(Jdk.at(directory)).isEmpty();
    }
}
