package org.mailroom.it.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * An installed Java.
 *
 * @param home its directory
 * @param version as its {@code release} file says
 */
public record Jdk(Path home, Runtime.Version version) {

    /** The one that runs this code. */
    public static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version());
    }

    /** The Java in a directory, when there is one and its version can be told. */
    static Optional<Jdk> at(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            Jdk jdk = new Jdk(home.toRealPath(), Runtime.Version.parse(version));
            return Optional.of(jdk).filter(found -> Files.isExecutable(found.java()));
        } catch (IOException | IllegalArgumentException e) {
            // No Java, or one so old that it writes its version in another way.
            return Optional.empty();
        }
    }

    /** The launcher. */
    public Path java() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }

    /** The feature version, as in 17. */
    public int feature() {
        return version.feature();
    }
}
