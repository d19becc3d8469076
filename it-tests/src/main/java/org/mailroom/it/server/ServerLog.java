package org.mailroom.it.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server wrote, from a place in its log on.
 *
 * @param file the log
 * @param start the offset in octets; what stands before it belongs to an earlier run
 */
public record ServerLog(Path file, long start) {

    private static final Duration POLL = Duration.ofMillis(50);

    /** Everything, as one text. */
    public String text() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] octets = new byte[(int) Math.max(0, log.length() - start)];
            log.seek(start);
            log.readFully(octets);
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything, line by line. */
    public Stream<String> lines() {
        return text().lines();
    }

    /** The lines in which a regular expression is found. */
    public List<String> matching(String regex) {
        return lines().filter(Pattern.compile(regex).asPredicate()).toList();
    }

    /** Whether a regular expression is found in a line. */
    public boolean contains(String regex) {
        return !matching(regex).isEmpty();
    }

    /** Waits for a line; empty when the time is over. */
    public Optional<String> await(String regex, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            Optional<String> found = matching(regex).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
            pause();
        } while (System.nanoTime() < end);
        return Optional.empty();
    }

    /** The log from its present end on. */
    public ServerLog fromHere() {
        return at(file);
    }

    /** A log from its present end on; it need not exist yet. */
    static ServerLog at(Path file) {
        try {
            return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a server", e);
        }
    }
}
