package org.mailroom.security.tls.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file of keys or certificates whole. */
final class KeyBytes {

    /** In octets. A bundle of all public authorities has about 250 KB. */
    static final int LIMIT = 1 << 20;

    private KeyBytes() {}

    /** The octets, for the caller to clear when they are secret. */
    static byte[] read(Path file) throws KeySourceException {
        if (Files.notExists(file)) {
            throw new KeySourceException(
                    file.toString(),
                    "does not exist",
                    "check the path (" + file.toAbsolutePath() + ") and where its symbolic links lead");
        }
        if (Files.isDirectory(file)) {
            throw new KeySourceException(file.toString(), "is a directory", "name the files in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new KeySourceException(file.toString(), "is a device or a pipe", "name a file");
        }
        byte[] octets = octets(file);
        if (octets.length > LIMIT) {
            Arrays.fill(octets, (byte) 0);
            throw new KeySourceException(
                    file.toString(),
                    "has more than " + LIMIT + " octets",
                    "name a file that holds keys and certificates only");
        }
        return octets;
    }

    private static byte[] octets(Path file) throws KeySourceException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LIMIT + 1);
        } catch (AccessDeniedException e) {
            throw new KeySourceException(
                    file.toString(),
                    "may not be read by user " + System.getProperty("user.name"),
                    "let this user read it and enter the directories above it",
                    e);
        } catch (IOException e) {
            throw new KeySourceException(
                    file.toString(),
                    "cannot be read (" + KeySourceException.reason(e) + ")",
                    "check the file and its disk",
                    e);
        }
    }
}
