package org.mailroom.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @Test
    void eachLineComesOnceWhenItIsComplete(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("log"), "of an earlier run\n");
        ServerLog log = ServerLog.at(file);
        LogTail tail = new LogTail(log);
        assertThat(tail.next()).isEmpty();

        Files.writeString(file, "one\nt", StandardOpenOption.APPEND);
        assertThat(tail.next()).containsExactly("one");
        Files.writeString(file, "wö\n", StandardOpenOption.APPEND);
        assertThat(tail.next()).containsExactly("twö");

        assertThat(log.await("^tw", Duration.ZERO)).hasValue("twö");
        assertThat(log.contains("earlier")).isFalse();
        assertThat(log.fromHere().text()).isEmpty();
    }
}
