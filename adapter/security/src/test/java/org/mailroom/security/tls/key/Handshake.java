package org.mailroom.security.tls.key;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jsse.BCSNIHostName;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.mailroom.security.tls.crypto.JdkTlsCryptoProvider;

/** A handshake in memory, between any two engines. */
final class Handshake {

    static final Provider BOUNCY_CASTLE = new BouncyCastleJsseProvider(false, new JdkTlsCryptoProvider());

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int MOST_TURNS = 1000;

    private Handshake() {}

    /** The certificate that a client gets which trusts every server. */
    static X509Certificate certificate(SSLEngine server, SSLEngine client) throws SSLException {
        server.setUseClientMode(false);
        server.beginHandshake();
        client.beginHandshake();
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
            if (isDone(client) && isDone(server)) {
                return (X509Certificate) client.getSession().getPeerCertificates()[0];
            }
        }
        throw new SSLException("no end");
    }

    /** @param sni null for none */
    static SSLEngine client(String sni, String protocol, String... cipherSuites) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, RANDOM);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {protocol});
        if (cipherSuites.length > 0) {
            engine.setEnabledCipherSuites(cipherSuites);
        }
        if (sni != null) {
            var parameters = engine.getSSLParameters();
            parameters.setServerNames(List.<SNIServerName>of(new SNIHostName(sni)));
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    /** A client that can check these kinds of signatures only (RFC 8446, section 4.2.3). */
    static SSLEngine clientWithSignatures(String sni, String protocol, String... schemes)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS", BOUNCY_CASTLE);
        context.init(null, new TrustManager[] {new TrustAll()}, RANDOM);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        BCSSLParameters parameters = ((BCSSLEngine) engine).getParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setSignatureSchemes(schemes);
        if (sni != null) {
            parameters.setServerNames(List.of(new BCSNIHostName(sni)));
        }
        ((BCSSLEngine) engine).setParameters(parameters);
        return engine;
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getProtocol().equals("NONE");
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        ByteBuffer application = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK:
                    engine.getDelegatedTask().run();
                    break;
                case NEED_WRAP:
                    engine.wrap(nothing, out);
                    break;
                default:
                    in.flip();
                    SSLEngineResult result = engine.unwrap(in, application);
                    in.compact();
                    if (result.bytesConsumed() == 0
                            && result.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_TASK
                            && result.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_WRAP) {
                        return;
                    }
            }
        }
    }

    /** Extended, for around a plain one the engines put checks of their own. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
