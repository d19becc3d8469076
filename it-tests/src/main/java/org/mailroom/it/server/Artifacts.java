package org.mailroom.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the build has put what is started and what is deployed. */
public final class Artifacts {

    private static final Properties PATHS = read();

    private Artifacts() {}

    /** Payara Micro, one jar. */
    public static Path micro() {
        return path("micro");
    }

    /** The unpacked Payara Server of a major version; there is none before the phase pre-integration-test. */
    static Path server(int majorVersion) {
        return path("server." + majorVersion);
    }

    /** The adapter. */
    public static Path adapter() {
        return path("rar");
    }

    /** The demo beans. */
    public static Path beans() {
        return path("beans");
    }

    /** The console. */
    public static Path web() {
        return path("web");
    }

    /** Adapter, beans and page in one archive. */
    public static Path ear() {
        return path("ear");
    }

    /** A directory below the build directory, made when it is missing; what is in it stays. */
    public static Path workDirectory(String name) {
        try {
            return Files.createDirectories(path("work").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String key) {
        return Path.of(PATHS.getProperty(key)).toAbsolutePath().normalize();
    }

    private static Properties read() {
        try (InputStream in = Artifacts.class.getResourceAsStream("artifacts.properties")) {
            Properties paths = new Properties();
            paths.load(in);
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
