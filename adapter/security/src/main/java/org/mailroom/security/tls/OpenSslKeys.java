package org.mailroom.security.tls;

import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.internal.tcnative.SSL;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.KeySelector;
import org.mailroom.security.tls.key.ServerKey;

/**
 * The keys of a ring for BoringSSL. What it asks a key manager for is its own preference, whatever suites the client has. So it
 * gets one key of each algorithm, as {@link KeySelector} chooses them, and takes the first that the client's suites, groups and
 * signatures allow.
 *
 * <p>A resumed session does not tell whose certificate vouched for it. So only sessions of one key get tickets: that of the client
 * that names no host, of the preferred algorithm.
 */
final class OpenSslKeys extends X509ExtendedKeyManager implements AutoCloseable {

    /** The preferred first, as with the other engines: their suites for ECDSA come before those for RSA. */
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "RSASSA-PSS", "EdDSA");

    /** Of no key: those that matter were given already. */
    private static final String GIVEN = "given";

    /** The name under which the session of a connection holds the key that was selected. */
    private static final String SELECTED = OpenSslKeys.class.getName();

    private final KeySelector selector;
    private final Map<String, OpenSslCredential> credentials = new LinkedHashMap<>();
    private final OpenSslCredential usual;
    private boolean closed;

    OpenSslKeys(KeyRing ring) throws Exception {
        this.selector = new KeySelector(ring);
        try {
            for (int i = 0; i < ring.keys().size(); i++) {
                credentials.put(
                        Integer.toString(i), OpenSslCredential.of(ring.keys().get(i)));
            }
        } catch (Exception e) {
            close();
            throw e;
        }
        this.usual = chosen(null).get(0);
    }

    /** Gives the connection all at once; whatever type is asked for. Once closed, the keys are parsed for each connection. */
    @Override
    public synchronized String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        if (closed) {
            return selector.chooseEngineServerAlias(keyType, issuers, engine);
        }
        List<OpenSslCredential> chosen = chosen(engine);
        if (chosen.isEmpty()) {
            return null;
        }
        long connection = ((ReferenceCountedOpenSslEngine) engine).sslPointer();
        try {
            for (OpenSslCredential credential : chosen) {
                credential.addTo(connection);
            }
        } catch (Exception e) {
            throw new IllegalStateException("BoringSSL does not take a key", e);
        }
        if (chosen.get(0) != usual) {
            forbidTickets(connection);
        }
        return GIVEN;
    }

    /**
     * To be called before each part of a handshake: BoringSSL tells what it selected as long as it lasts, and with TLS 1.3 it makes
     * tickets at its end.
     */
    void watch(ReferenceCountedOpenSslEngine engine) {
        long connection = engine.sslPointer();
        if (connection == 0) {
            return;
        }
        selected(connection).ifPresent(key -> {
            engine.getSession().putValue(SELECTED, key);
            if (key != usual.key()) {
                forbidTickets(connection);
            }
        });
    }

    /** The certificate that vouches for a session; empty for one that was resumed with a suite for another algorithm. */
    Optional<X509Certificate> certificate(ReferenceCountedOpenSslEngine engine) {
        long connection = engine.sslPointer();
        if (!SSL.isSessionReused(connection)) {
            return Optional.ofNullable((ServerKey) engine.getSession().getValue(SELECTED))
                    .map(ServerKey::certificate);
        }
        boolean fits =
                Offer.fits(engine.getSession().getCipherSuite(), usual.key().algorithm());
        return fits ? Optional.of(usual.key().certificate()) : Optional.empty();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return selector.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return selector.getPrivateKey(alias);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return selector.getServerAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return selector.chooseServerAlias(keyType, issuers, socket);
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

    /** Connections keep what they were given. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            credentials.values().forEach(OpenSslCredential::free);
        }
    }

    private List<OpenSslCredential> chosen(SSLEngine engine) {
        return ALGORITHMS.stream()
                .map(algorithm -> selector.chooseEngineServerAlias(algorithm, null, engine))
                .filter(Objects::nonNull)
                .distinct()
                .map(credentials::get)
                .toList();
    }

    private Optional<ServerKey> selected(long connection) {
        try {
            long address = SSL.getSelectedCredential(connection);
            return credentials.values().stream()
                    .filter(credential -> credential.address() == address)
                    .map(OpenSslCredential::key)
                    .findFirst();
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private static void forbidTickets(long connection) {
        SSL.setOptions(connection, SSL.SSL_OP_NO_TICKET);
    }
}
