package org.mailroom.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sockets that a process listens on, as {@code ss} of iproute2 tells. */
public final class Listeners {

    private Listeners() {}

    /** Address and port of each TCP listener of a process, as in {@code 127.0.0.1:8080}. */
    public static List<String> of(long pid) {
        try {
            Process ss =
                    new ProcessBuilder("ss", "-Hltnp").redirectErrorStream(true).start();
            String out = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return out.lines()
                    .filter(line -> line.contains("pid=" + pid + ","))
                    .map(line -> line.trim().split("\\s+")[3])
                    .map(address -> address.replace("[::ffff:127.0.0.1]", "127.0.0.1"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of {@link #of} that others than this machine could reach. */
    public static List<String> reachableFromOutside(long pid) {
        return of(pid).stream()
                .filter(address -> !address.startsWith("127.0.0.1:") && !address.startsWith("[::1]:"))
                .toList();
    }
}
