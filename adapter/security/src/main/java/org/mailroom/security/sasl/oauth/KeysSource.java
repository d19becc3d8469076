package org.mailroom.security.sasl.oauth;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where the public keys of an issuer are (a JWK set, RFC 7517). */
public sealed interface KeysSource {

    /** In a file, which is read again when it changes. */
    record File(Path path) implements KeysSource {

        public File {
            Objects.requireNonNull(path);
        }
    }

    /** At an {@code https} URL; {@code http} only where it does not leave this machine. */
    record Url(URI uri) implements KeysSource {

        private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

        public Url {
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean isLocal = scheme.equals("http") && LOOPBACK.matcher(host).matches();
            if (host.isEmpty() || uri.getUserInfo() != null || !(scheme.equals("https") || isLocal)) {
                throw new IllegalArgumentException(
                        "the keys of a token issuer need an https URL without user (http only for loopback), not "
                                + uri);
            }
        }
    }

    /**
     * By what an administrator writes: a URL when it has a scheme with {@code ://}, else a path.
     *
     * @throws IllegalArgumentException when the URL is not one, or not a safe one
     */
    static KeysSource parse(String text) {
        return text.contains("://") ? new Url(URI.create(text)) : new File(Path.of(text));
    }
}
