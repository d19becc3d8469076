package org.mailroom.store.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * Keeps a second process, and a second adapter in this process, out of a data directory. The operating system drops the lock
 * when the process dies.
 *
 * <p>POSIX drops it also when any descriptor of the file is closed in the process; therefore a second adapter must not even
 * open the file, and asks a system property first: that is the one thing adapters of different class loaders share.
 */
final class DirectoryLock implements AutoCloseable {

    /** The locked octet lies far behind the text, so that the text can be read where locks are mandatory. */
    private static final long POSITION = Long.MAX_VALUE - 1;

    private final String property;
    private final FileChannel channel;

    private DirectoryLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** @throws StoreException of kind UNAVAILABLE, saying who holds it */
    static DirectoryLock take(Path file) throws IOException {
        String property = "org.mailroom.store.lock:" + file;
        if (System.getProperties().putIfAbsent(property, holder()) != null) {
            throw held(file, "this server itself (" + System.getProperty(property) + "), by another Mailroom adapter");
        }
        FileChannel channel = null;
        try {
            OwnerOnly.createFile(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            lock(file, channel);
            return new DirectoryLock(property, channel);
        } catch (IOException | RuntimeException e) {
            release(property, channel);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (channel.isOpen()) {
            release(property, channel);
        }
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(POSITION, 1, false);
            if (lock == null) {
                throw held(file, Files.readString(file).strip());
            }
        } catch (OverlappingFileLockException e) {
            throw held(file, "this server itself");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((holder() + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    private static void release(String property, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            System.getLogger("org.mailroom.store").log(System.Logger.Level.DEBUG, "closing the lock file", e);
        } finally {
            System.clearProperty(property);
        }
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid() + " since " + Instant.now();
    }

    private static StoreException held(Path file, String holder) {
        return new StoreException(
                Kind.UNAVAILABLE,
                "the data directory " + file.getParent() + " is in use by " + holder
                        + ": stop that one, or give this one a directory of its own");
    }
}
