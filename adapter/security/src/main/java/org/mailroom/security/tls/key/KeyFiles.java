package org.mailroom.security.tls.key;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files with the keys of a server, and their password, which is kept to read them again. Thread-safe.
 *
 * <p>Their text: entries with commas between, each a key store ({@code server.p12}), a PEM file with certificates and key
 * ({@code server.pem}), or two PEM files, chain first, joined by a plus sign ({@code fullchain.pem+privkey.pem}). So no path can
 * hold a comma or a plus sign. Relative paths start at the working directory of the process.
 */
public final class KeyFiles implements AutoCloseable {

    private static final int MOST_SOURCES = 1000;

    private final List<KeySource> sources;
    private final char[] password;

    private KeyFiles(List<KeySource> sources, char[] password) {
        this.sources = List.copyOf(sources);
        this.password = password;
    }

    /**
     * Reads no file yet.
     *
     * @param password of all the files; null or empty when they have none; stays the caller's, who may clear it
     */
    public static KeyFiles parse(String text, char[] password) throws KeySourceException {
        var sources = new ArrayList<KeySource>();
        for (String entry : text.split(",", -1)) {
            sources.add(source(entry.strip(), text));
        }
        if (sources.size() > MOST_SOURCES) {
            throw new KeySourceException(
                    sources.size() + " entries",
                    "are more than " + MOST_SOURCES,
                    "put several keys into a key store, or several names into a certificate");
        }
        return new KeyFiles(sources, password == null ? new char[0] : password.clone());
    }

    public List<KeySource> sources() {
        return sources;
    }

    /** All that are read, in order. */
    public List<Path> files() {
        return sources.stream()
                .flatMap(source -> source.files().stream())
                .distinct()
                .toList();
    }

    /**
     * Reads all files anew.
     *
     * @param warnings hears of each certificate that is not valid now; it is loaded all the same
     * @throws KeySourceException when any of them cannot be used
     */
    public KeyRing load(Consumer<String> warnings) throws KeySourceException {
        var keys = new ArrayList<ServerKey>();
        char[] copy = password();
        try {
            for (KeySource source : sources) {
                keys.addAll(source.read(copy));
            }
        } finally {
            Arrays.fill(copy, '\0');
        }
        Instant now = Instant.now();
        keys.stream()
                .map(KeyFacts::of)
                .filter(facts -> !facts.isValid(now))
                .forEach(facts -> warnings.accept(facts.source() + " has a certificate that " + validity(facts, now)
                        + ", which clients will not accept; renew it"));
        return new KeyRing(keys);
    }

    /** Forgets the password. What is encrypted cannot be read afterwards. */
    @Override
    public void close() {
        synchronized (password) {
            Arrays.fill(password, '\0');
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return sources.toString();
    }

    private char[] password() {
        synchronized (password) {
            return password.clone();
        }
    }

    private static String validity(KeyFacts facts, Instant now) {
        return now.isBefore(facts.notBefore())
                ? "is not valid before " + facts.notBefore()
                : "expired at " + facts.notAfter();
    }

    private static KeySource source(String entry, String text) throws KeySourceException {
        String[] paths = entry.split("\\+", -1);
        if (paths.length > 2 || Arrays.stream(paths).anyMatch(String::isBlank)) {
            throw new KeySourceException(
                    "'" + entry + "' in the list of key files '" + text + "'",
                    "is no entry",
                    "write server.p12, server.pem or chain.pem+key.pem, with commas between entries");
        }
        Path first = path(paths[0]);
        if (paths.length == 1) {
            return StoreType.of(first).isPresent() ? new KeyStoreFile(first) : new PemPair(first, first);
        }
        Path second = path(paths[1]);
        if (StoreType.of(first).isPresent() || StoreType.of(second).isPresent()) {
            throw new KeySourceException(
                    "'" + entry + "' in the list of key files",
                    "joins a key store to another file",
                    "put a comma between them");
        }
        return new PemPair(first, second);
    }

    private static Path path(String text) throws KeySourceException {
        try {
            return Path.of(text.strip());
        } catch (InvalidPathException e) {
            throw new KeySourceException("'" + text + "' in the list of key files", "is no path", "correct it", e);
        }
    }
}
