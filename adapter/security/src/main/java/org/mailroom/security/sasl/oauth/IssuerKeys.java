package org.mailroom.security.sasl.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import org.mailroom.security.SecurityMetrics;

/** The keys of one issuer, wherever they are; weak ones are left out, and so many only that trying them all stays cheap. */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int MAX_TRIED = 16;
    private static final int MIN_RSA_BITS = 2048;

    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MAX_OCTETS = 256 * 1024;
    private static final long TIME_TO_LIVE_MILLIS = 300_000;
    private static final long REFRESH_MILLIS = 10_000;
    private static final long MIN_INTERVAL_MILLIS = 30_000;

    private final JWKSource<SecurityContext> source;

    private IssuerKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    static IssuerKeys of(KeysSource source, SecurityMetrics metrics) {
        if (source instanceof KeysSource.File file) {
            return new IssuerKeys(new FileKeys(file.path(), metrics));
        }
        return new IssuerKeys(remote((KeysSource.Url) source));
    }

    /** Without refreshing ahead of time, which would need threads of its own. */
    private static JWKSource<SecurityContext> remote(KeysSource.Url url) {
        try {
            return JWKSourceBuilder.create(url.uri().toURL(), new Retriever())
                    .cache(TIME_TO_LIVE_MILLIS, REFRESH_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(MIN_INTERVAL_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the keys of a token issuer cannot be read from " + url.uri(), e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        return select(selector).stream()
                .filter(IssuerKeys::isStrong)
                .limit(MAX_TRIED)
                .toList();
    }

    /** A token that names a key nobody knows asks for new keys; too often, and it is the token that is wrong. */
    private List<JWK> select(JWKSelector selector) throws KeySourceException {
        try {
            return source.get(selector, null);
        } catch (RateLimitReachedException e) {
            source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
            return List.of();
        }
    }

    /** Follows no redirection: who configured this URL has not agreed to another. */
    private static final class Retriever extends DefaultResourceRetriever {

        Retriever() {
            super(CONNECT_MILLIS, READ_MILLIS, MAX_OCTETS);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    private static boolean isStrong(JWK key) {
        try {
            return !(key instanceof RSAKey rsa)
                    || rsa.toRSAPublicKey().getModulus().bitLength() >= MIN_RSA_BITS;
        } catch (JOSEException e) {
            return false;
        }
    }
}
