package org.mailroom.it.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An IMAP server that is measured; any user named {@code user0} and so on may log in with {@link #PASSWORD}. */
interface ImapPeer extends AutoCloseable {

    String PASSWORD = "secret";

    /** With its version. */
    String name();

    /** Where it listens, without TLS. */
    int port();

    /** The process that all others of it descend from. */
    long pid();

    @Override
    void close();

    /** Resident memory of all its processes, shared pages counted once each by their share (PSS), in octets. */
    default long memory() throws IOException {
        long octets = 0;
        for (long pid : pids()) {
            for (String line : lines(pid, "smaps_rollup")) {
                if (line.startsWith("Pss:")) {
                    octets += 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return octets;
    }

    private List<Long> pids() {
        ProcessHandle root = ProcessHandle.of(pid()).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            // It has ended meanwhile.
            return List.of();
        }
    }
}
