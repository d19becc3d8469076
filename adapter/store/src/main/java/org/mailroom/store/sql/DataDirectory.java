package org.mailroom.store.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * The directory of an embedded store: ours alone while it is open, and readable by its owner alone where the file system
 * knows owners.
 */
final class DataDirectory implements AutoCloseable {

    static final String DATABASE = "mailroom.db";
    static final String LOCK = "mailroom.lock";
    static final String TEMPORARY = "tmp";

    private static final System.Logger LOG = System.getLogger("org.mailroom.store");

    private final Path path;
    private final DirectoryLock lock;

    private DataDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is missing, and locks it.
     *
     * @throws StoreException of kind UNAVAILABLE, saying what to do, when it cannot be used
     */
    static DataDirectory open(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            makeDirectory(directory);
            directory = directory.toRealPath();
            DirectoryLock lock = DirectoryLock.take(directory.resolve(LOCK));
            return new DataDirectory(directory, lock).prepared();
        } catch (FileAlreadyExistsException e) {
            throw unusable(directory, "there is a file where the directory should be: " + e.getFile(), e);
        } catch (IOException e) {
            throw unusable(directory, "check that it exists and that the server's user may write to it: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve(DATABASE);
    }

    /** For the native library of the database; empty at each start, because a crash leaves it behind. */
    Path temporary() {
        return path.resolve(TEMPORARY);
    }

    long freeDisk() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot tell how much of the disk of " + path + " is free", e);
            return -1;
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private DataDirectory prepared() throws IOException {
        try {
            makeDirectory(temporary());
            empty(temporary());
            // Before SQLite makes it: the files beside it inherit its permissions.
            OwnerOnly.createFile(database());
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            restrict(directory);
        } else if (Files.exists(directory)) {
            throw new FileAlreadyExistsException(directory.toString());
        } else {
            Files.createDirectories(directory);
            OwnerOnly.closeToOthers(directory);
        }
    }

    /** A directory that is ours or empty is closed to others; one that others use too is left as it is. */
    private static void restrict(Path directory) throws IOException {
        if (!OwnerOnly.isOpenToOthers(directory)) {
            return;
        }
        if (isOurs(directory)) {
            OwnerOnly.closeToOthers(directory);
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the data directory {0} holds other files and is open to other users: give Mailroom one of its own",
                    directory);
        }
    }

    private static boolean isOurs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).limit(20).toList();
            return names.isEmpty() || names.contains(LOCK);
        }
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                deleteIfUnused(file);
            }
        }
    }

    private static void deleteIfUnused(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "still in use: " + file, e);
        }
    }

    private static StoreException unusable(Path directory, String what, Exception cause) {
        return new StoreException(
                Kind.UNAVAILABLE, "the data directory " + directory + " cannot be used; " + what, cause);
    }
}
