package org.mailroom.it.beans;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where beans note what they did, a line each: a file named by the system property {@code mailroom.it.ledger}. */
public final class Ledger {

    private static final Path FILE = Path.of(System.getProperty("mailroom.it.ledger"));

    private Ledger() {}

    /** Appends a line, whole or not at all as far as the process goes. */
    public static void note(String line) {
        try {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
