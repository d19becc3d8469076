package org.mailroom.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Javas of this machine: the running one, its neighbours, and what the environment names. */
public final class Jdks {

    /** As in {@code JAVA_HOME}, {@code JAVA_HOME_21_X64}, {@code JDK17_HOME}. */
    private static final String VARIABLE = "(JAVA|JDK).*HOME.*";

    private Jdks() {}

    /** All that were found, the newest first; at least the running one. */
    public static List<Jdk> all() {
        Path running = Jdk.running().home();
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches(VARIABLE))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.of(Stream.of(running), named, neighbours(running))
                .flatMap(homes -> homes)
                .flatMap(home -> Jdk.at(home).stream())
                .distinct()
                .sorted(Comparator.comparing(Jdk::version).reversed())
                .toList();
    }

    /** The newest. */
    public static Jdk newest() {
        return all().stream().findFirst().orElseGet(Jdk::running);
    }

    /** The newest that is at least of a feature version. */
    public static Optional<Jdk> atLeast(int feature) {
        return all().stream().filter(jdk -> jdk.feature() >= feature).findFirst();
    }

    /** The newest of exactly a feature version. */
    public static Optional<Jdk> of(int feature) {
        return all().stream().filter(jdk -> jdk.feature() == feature).findFirst();
    }

    private static Stream<Path> neighbours(Path home) {
        // On macOS a home lies two levels below the directory that has the version in its name.
        boolean bundle = home.endsWith(Path.of("Contents", "Home"));
        Path installation = bundle ? home.getParent().getParent() : home;
        if (installation.getParent() == null) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(installation.getParent())) {
            return entries.map(entry -> bundle ? entry.resolve("Contents/Home") : entry).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
