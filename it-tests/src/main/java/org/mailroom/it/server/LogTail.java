package org.mailroom.it.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Follows a log: each line once, when it is complete. Not safe for use by several threads. */
public final class LogTail {

    private static final int CHUNK = 64 * 1024;

    private final ServerLog log;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long position;

    public LogTail(ServerLog log) {
        this.log = log;
        this.position = log.start();
    }

    /** The lines that were completed since the last call; not all at once when they are very many. */
    public List<String> next() {
        List<String> lines = new ArrayList<>();
        for (byte octet : more()) {
            if (octet == '\n') {
                lines.add(unfinished.toString(StandardCharsets.UTF_8));
                unfinished.reset();
            } else {
                unfinished.write(octet);
            }
        }
        return lines;
    }

    private byte[] more() {
        try (RandomAccessFile file = new RandomAccessFile(log.file().toFile(), "r")) {
            byte[] octets = new byte[(int) Math.max(0, Math.min(CHUNK, file.length() - position))];
            file.seek(position);
            file.readFully(octets);
            position += octets.length;
            return octets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
