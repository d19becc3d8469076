package org.mailroom.store.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that their owner alone can read, where the file system knows owners. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the file, or closes the one that exists to others. */
    static void createFile(Path file) throws IOException {
        if (!isKnown(file)) {
            createIfMissing(file);
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    static boolean isOpenToOthers(Path directory) throws IOException {
        return isKnown(directory) && !DIRECTORY.containsAll(Files.getPosixFilePermissions(directory));
    }

    static void closeToOthers(Path directory) throws IOException {
        if (isKnown(directory)) {
            Files.setPosixFilePermissions(directory, DIRECTORY);
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
    }

    private static boolean isKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
