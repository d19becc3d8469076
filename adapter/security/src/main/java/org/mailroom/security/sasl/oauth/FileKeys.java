package org.mailroom.security.sasl.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.util.List;
import org.mailroom.security.SecurityMetrics;

/** A JWK set in a file, read again when the file changes. A new file that is no key set is refused, and told of once. */
final class FileKeys implements JWKSource<SecurityContext> {

    private static final int MAX_OCTETS = 1 << 20;

    private final Path path;
    private final SecurityMetrics metrics;
    private Stamp seen;
    private JWKSet keys;

    /** By which a change is known. */
    private record Stamp(FileTime modified, long size, Object key) {

        static final Stamp MISSING = new Stamp(null, -1, null);
    }

    FileKeys(Path path, SecurityMetrics metrics) {
        this.path = path;
        this.metrics = metrics;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        return selector.select(current());
    }

    private synchronized JWKSet current() throws KeySourceException {
        Stamp now = stamp();
        if (!now.equals(seen)) {
            seen = now;
            reload();
        }
        if (keys == null) {
            throw new KeySourceException("no keys in " + path);
        }
        return keys;
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(file.lastModifiedTime(), file.size(), file.fileKey());
        } catch (IOException e) {
            return Stamp.MISSING;
        }
    }

    private void reload() {
        try {
            JWKSet read = JWKSet.parse(text()).toPublicJWKSet();
            if (read.isEmpty()) {
                throw new IOException("it has no public key");
            }
            keys = read;
            metrics.tokenKeysRead(path.toString());
        } catch (ParseException | RuntimeException e) {
            // The parser's message quotes the file, in which private keys may stand by mistake.
            metrics.tokenKeysRefused(path + " holds no JWK set (RFC 7517)");
        } catch (IOException e) {
            metrics.tokenKeysRefused(path + " cannot be read: " + e);
        }
    }

    private String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] octets = in.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                throw new IOException("it is larger than " + MAX_OCTETS + " octets");
            }
            return new String(octets, UTF_8);
        }
    }
}
