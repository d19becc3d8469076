package org.mailroom.security.tls;

import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.mailroom.security.selftest.BouncyCastleVersionCheck;
import org.mailroom.security.selftest.Check;
import org.mailroom.security.tls.crypto.JdkTlsCryptoProvider;
import org.mailroom.security.tls.key.KeyRing;
import org.mailroom.security.tls.key.KeySelector;

/**
 * Bouncy Castle's engines, with the ciphers of the JDK: its own AES is twenty times slower. The provider is used as an object and
 * never registered. It computes handshakes where it is fed, on the event loop, and resumes no session of TLS 1.3.
 */
final class BouncyCastleEngines implements Engines {

    /** Held, as the level of a logger that nobody holds is forgotten. It tells of every handshake at INFO. */
    private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

    /** Held too. At WARNING it tells of rules of the platform that it cannot read, which are about what is not offered here. */
    private static final Logger RULES = Logger.getLogger("org.bouncycastle.jsse.provider.DisabledAlgorithmConstraints");

    @Override
    public TlsEngine engine() {
        return TlsEngine.BCJSSE;
    }

    @Override
    public List<Check> preconditions() {
        return List.of(BouncyCastleVersionCheck.check());
    }

    @Override
    public boolean choosesSuites(TlsProtocol protocol) {
        return true;
    }

    @Override
    public ServerContext context(KeyRing ring, TlsSettings settings, Offer offer) throws Exception {
        LOGGER.setLevel(Level.WARNING);
        RULES.setLevel(Level.SEVERE);
        Provider provider = new BouncyCastleJsseProvider(false, new JdkTlsCryptoProvider());
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(new KeyManager[] {new KeySelector(ring)}, Trust.managers(settings), new SecureRandom());
        BCSSLParameters parameters = parameters(context, settings, offer);
        return new JsseContext(
                context,
                settings,
                engine -> setUp(engine, parameters, settings),
                engine -> new BouncyCastleExporter((BCSSLEngine) engine),
                false);
    }

    private static BCSSLParameters parameters(SSLContext context, TlsSettings settings, Offer offer) {
        List<String> supported = List.of(context.getSupportedSSLParameters().getCipherSuites());
        BCSSLParameters parameters = new BCSSLParameters();
        parameters.setProtocols(offer.protocolNames());
        parameters.setCipherSuites(
                offer.suiteNames().stream().filter(supported::contains).toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNamedGroups(Offer.GROUPS.toArray(String[]::new));
        parameters.setUseNamedGroupsOrder(true);
        parameters.setSignatureSchemes(Offer.SIGNATURES.toArray(String[]::new));
        switch (settings.clientCertificates()) {
            case OFF -> parameters.setWantClientAuth(false);
            case WANTED -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        return parameters;
    }

    private static void setUp(SSLEngine engine, BCSSLParameters parameters, TlsSettings settings) {
        BCSSLEngine ours = (BCSSLEngine) engine;
        ours.setParameters(parameters);
        settings.applicationProtocol()
                .ifPresent(name -> ours.setBCHandshakeApplicationProtocolSelector(
                        (handshaking, offered) -> offered.contains(name) ? name : ""));
    }
}
