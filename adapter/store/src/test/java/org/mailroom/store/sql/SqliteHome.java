package org.mailroom.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.ReadyListener;

/** A directory that is deleted in the end. */
final class SqliteHome implements StoreHome {

    private final Path directory;

    SqliteHome() {
        try {
            directory = Files.createTempDirectory("mailroom-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public SqlStore open(StoreSettings settings, ReadyListener listener) {
        return SqlStore.embedded(directory, settings, listener);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
