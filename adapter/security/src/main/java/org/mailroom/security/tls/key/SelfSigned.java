package org.mailroom.security.tls.key;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.mailroom.security.SecurityMetrics;

/**
 * Keys for a server for which none are configured: one on EC P-256 and one RSA of 2048 bits, each with a certificate that nobody
 * else vouches for. They are kept, so that clients which have accepted them once know them again, and replaced when less than
 * {@value #LEAST_DAYS} days are left or the host has another name.
 *
 * <p>The file is {@code self-signed.p12}, with an empty password: only its owner may read it, and a password kept beside it would
 * add nothing. A damaged one is moved aside and another made, for it holds nothing that could not be made anew. Processes and
 * class loaders that share the directory take turns, and all get the same keys.
 */
public final class SelfSigned {

    static final String FILE = "self-signed.p12";
    static final int LEAST_DAYS = 30;

    private static final String LOCK = "self-signed.lock";
    private static final Duration TURN = Duration.ofMillis(20);

    private SelfSigned() {}

    /**
     * The keys that are kept in that directory, or new ones. May take a second.
     *
     * @param directory made when missing, for its owner only
     * @param hostName that clients will call; an IP address will do
     * @param metrics hears of the keys by {@link SecurityMetrics#selfSigned}
     * @throws KeySourceException when the directory or a file in it cannot be used, or the name is none
     */
    public static KeyRing loadOrMake(Path directory, String hostName, SecurityMetrics metrics)
            throws KeySourceException {
        return loadOrMake(directory, hostName, metrics, SelfSignedMaker::rsa);
    }

    /** With RSA keys from elsewhere, for those take long to make. */
    static KeyRing loadOrMake(Path directory, String hostName, SecurityMetrics metrics, Supplier<KeyPair> rsa)
            throws KeySourceException {
        String host = SelfSignedMaker.checked(hostName);
        try {
            OwnerOnly.createDirectories(directory);
            try (FileChannel lock = OwnerOnly.open(directory.resolve(LOCK), StandardOpenOption.CREATE)) {
                awaitTurn(lock, directory);
                return alone(directory.resolve(FILE), host, metrics, rsa);
            }
        } catch (IOException e) {
            throw new KeySourceException(
                    directory.toString(),
                    "cannot keep a self-signed certificate (" + e + ")",
                    "let user " + System.getProperty("user.name") + " write there, or configure key files",
                    e);
        }
    }

    /** The lock ends with the channel. */
    private static void awaitTurn(FileChannel lock, Path directory) throws IOException, KeySourceException {
        while (true) {
            try {
                lock.lock();
                return;
            } catch (OverlappingFileLockException e) {
                // Held in this very process, by another thread or class loader: Java does not wait for those.
                pause(directory);
            }
        }
    }

    private static void pause(Path directory) throws KeySourceException {
        try {
            Thread.sleep(TURN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeySourceException(
                    directory.toString(), "is in use", "start again: this start was interrupted", e);
        }
    }

    private static KeyRing alone(Path file, String host, SecurityMetrics metrics, Supplier<KeyPair> rsa)
            throws IOException, KeySourceException {
        String remark = "";
        if (Files.exists(file)) {
            // What cannot be read is not damaged, and stays where it is.
            Arrays.fill(KeyBytes.read(file), (byte) 0);
            try {
                KeyRing kept = new KeyRing(new KeyStoreFile(file).read(new char[0]));
                if (serves(kept, host)) {
                    metrics.selfSigned("found " + KeyFacts.describe(kept));
                    return kept;
                }
            } catch (KeySourceException e) {
                Path aside = file.resolveSibling(FILE + ".damaged");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                remark = " (the file of before was moved to " + aside + ": " + e.getMessage() + ")";
            }
        }
        OwnerOnly.replace(file, SelfSignedMaker.make(host, Instant.now(), rsa.get()));
        KeyRing made = new KeyRing(new KeyStoreFile(file).read(new char[0]));
        metrics.selfSigned("made " + KeyFacts.describe(made) + remark);
        return made;
    }

    private static boolean serves(KeyRing ring, String host) {
        Instant now = Instant.now();
        Instant least = now.plus(Duration.ofDays(LEAST_DAYS));
        var algorithms = Set.of("EC", "RSA");
        return ring.keys().stream().map(ServerKey::algorithm).toList().containsAll(algorithms)
                && ring.keys().stream()
                        .map(KeyFacts::of)
                        .allMatch(facts -> facts.isValid(now)
                                && facts.isValid(least)
                                && facts.names().indexOf(host) == 0);
    }
}
