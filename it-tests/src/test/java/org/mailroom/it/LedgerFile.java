package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the beans noted. */
public record LedgerFile(Path path) {

    public List<String> lines() {
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> about(String subject) {
        return lines().stream().filter(line -> line.endsWith(subject)).toList();
    }

    /** Waits until a line is there. */
    void await(String line) throws InterruptedException {
        await(line, Duration.ofSeconds(60));
    }

    void await(String line, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!lines().contains(line)) {
            assertThat(System.nanoTime())
                    .as("'%s' in time; there is %s", line, lines())
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** Waits until there are so many lines, or more. */
    public void awaitCount(int count, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (lines().size() < count) {
            assertThat(System.nanoTime())
                    .as("%d lines in time; there are %d", count, lines().size())
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
