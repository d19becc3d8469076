package org.mailroom.security.tls.key;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Which key of a ring a client gets, by the algorithm that the engine asks for and the host that the client names (SNI, RFC 6066,
 * section 3). A certificate for that host beats one that is not, one that is valid now beats one that is not, the whole name beats
 * a wildcard, and then the earlier in the ring comes first. When no certificate is for that host, or the client names none, it is
 * the first of the algorithm.
 *
 * <p>When only a certificate of another algorithm is for the host and the client can check its signatures, there is no key of the
 * algorithm asked for: the engine then asks for the other.
 *
 * <p>The server's side only. Aliases are the numbers of the keys in the ring. Immutable.
 */
public final class KeySelector extends X509ExtendedKeyManager {

    private static final Asked NOTHING = new Asked(null, List.of());

    private final List<Candidate> candidates;
    private final InstantSource clock;

    public KeySelector(KeyRing ring) {
        this(ring, InstantSource.system());
    }

    KeySelector(KeyRing ring, InstantSource clock) {
        this.candidates = IntStream.range(0, ring.keys().size())
                .mapToObj(i -> new Candidate(Integer.toString(i), ring.keys().get(i)))
                .toList();
        this.clock = clock;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return choose(keyType, engine == null ? NOTHING : Asked.in(engine.getHandshakeSession()));
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return choose(keyType, socket instanceof SSLSocket ssl ? Asked.in(ssl.getHandshakeSession()) : NOTHING);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        String[] aliases = ofType(keyType).map(Candidate::alias).toArray(String[]::new);
        return aliases.length == 0 ? null : aliases;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        ServerKey key = key(alias);
        return key == null ? null : key.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        ServerKey key = key(alias);
        return key == null ? null : key.privateKey();
    }

    /** None: we are no client. */
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    /** None: we are no client. */
    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    /** None: we are no client. */
    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return null;
    }

    private String choose(String keyType, Asked asked) {
        List<Candidate> fitting =
                ofType(keyType).filter(key -> key.verifiable(asked)).toList();
        if (fitting.isEmpty()) {
            return null;
        }
        var order = Comparator.comparing(this::isValid)
                .thenComparing(key -> asked.host != null && key.names.names(asked.host))
                .reversed();
        if (asked.host != null) {
            var named =
                    fitting.stream().filter(key -> key.names.covers(asked.host)).min(order);
            if (named.isPresent()) {
                return named.get().alias;
            }
            if (candidates.stream().anyMatch(key -> key.names.covers(asked.host) && key.verifiable(asked))) {
                return null;
            }
        }
        return standIn(fitting).alias;
    }

    /** The first; one of its names that is valid if it is not. */
    private Candidate standIn(List<Candidate> fitting) {
        Candidate first = fitting.get(0);
        return fitting.stream()
                .filter(key -> isValid(key) && (key == first || key.names.overlaps(first.names)))
                .findFirst()
                .orElse(first);
    }

    private boolean isValid(Candidate candidate) {
        long now = clock.millis();
        X509Certificate certificate = candidate.key.certificate();
        return now >= certificate.getNotBefore().getTime()
                && now <= certificate.getNotAfter().getTime();
    }

    private Stream<Candidate> ofType(String keyType) {
        KeyType type = KeyType.of(keyType);
        return candidates.stream()
                .filter(candidate -> type.fits(candidate.key.certificate().getPublicKey()));
    }

    private ServerKey key(String alias) {
        return candidates.stream()
                .filter(candidate -> candidate.alias.equals(alias))
                .map(Candidate::key)
                .findFirst()
                .orElse(null);
    }

    private record Candidate(String alias, ServerKey key, HostNames names) {

        Candidate(String alias, ServerKey key) {
            this(alias, key, HostNames.of(key.certificate()));
        }

        boolean verifiable(Asked asked) {
            return KeyType.verifiable(key.certificate().getPublicKey(), asked.signatures);
        }
    }

    /**
     * What the client said.
     *
     * @param host null when it named none
     */
    private record Asked(String host, List<String> signatures) {

        static Asked in(SSLSession session) {
            if (!(session instanceof ExtendedSSLSession extended)) {
                return NOTHING;
            }
            return new Asked(host(extended), signatures(extended));
        }

        private static String host(ExtendedSSLSession session) {
            try {
                return session.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map(name -> HostNames.normal(((SNIHostName) name).getAsciiName()))
                        .findFirst()
                        .orElse(null);
            } catch (UnsupportedOperationException e) {
                return null;
            }
        }

        private static List<String> signatures(ExtendedSSLSession session) {
            String[] names = session.getPeerSupportedSignatureAlgorithms();
            return names == null ? List.of() : List.of(names);
        }
    }
}
