package org.mailroom.security.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ReferenceCountUtil;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailroom.security.tls.key.ServerKey;

/**
 * A handshake in memory, and data in both directions. The client is always the JDK's, so that another engine does not only
 * understand itself.
 */
final class HandshakeRehearsal {

    /** More than a record in each direction. */
    private static final int DATA = 20_000;

    /** Far more than any handshake takes; an engine that makes no progress must not hang us. */
    private static final int MOST_ROUNDS = 2_000;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);

    private HandshakeRehearsal(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
    }

    /** Returns when that worked, with that protocol, suite and certificate. */
    static void run(ServerContext context, TlsProtocol protocol, String suite, ServerKey key) throws Exception {
        SSLEngine server = context.newEngine(ByteBufAllocator.DEFAULT);
        try {
            HandshakeRehearsal rehearsal = new HandshakeRehearsal(client(protocol, suite, key), server);
            rehearsal.exchange();
            rehearsal.require(protocol, suite);
        } finally {
            server.closeOutbound();
            ReferenceCountUtil.release(server);
        }
    }

    private static SSLEngine client(TlsProtocol protocol, String suite, ServerKey key) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Expects(key)}, new SecureRandom());
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {protocol.standardName()});
        parameters.setCipherSuites(new String[] {suite});
        engine.setSSLParameters(parameters);
        return engine;
    }

    private void exchange() throws SSLException {
        ByteBuffer question = data(1);
        ByteBuffer answer = data(2);
        ByteBuffer heard = ByteBuffer.allocate(DATA + client.getSession().getApplicationBufferSize());
        ByteBuffer answered = ByteBuffer.allocate(DATA + client.getSession().getApplicationBufferSize());
        for (int round = 0; heard.position() < DATA || answered.position() < DATA; round++) {
            if (round > MOST_ROUNDS) {
                throw new SSLException("no progress, the client in " + client.getHandshakeStatus() + ", the server in "
                        + server.getHandshakeStatus());
            }
            wrap(client, question, toServer);
            unwrap(server, toServer, heard);
            wrap(server, answer, toClient);
            unwrap(client, toClient, answered);
        }
        if (!heard.flip().equals(question.flip()) || !answered.flip().equals(answer.flip())) {
            throw new SSLException("the data arrived altered");
        }
    }

    private void require(TlsProtocol protocol, String suite) throws SSLException {
        String is =
                server.getSession().getProtocol() + " " + server.getSession().getCipherSuite();
        if (!is.equals(protocol.standardName() + " " + suite)) {
            throw new SSLException("the handshake ended with " + is);
        }
    }

    private static void wrap(SSLEngine engine, ByteBuffer data, ByteBuffer network) throws SSLException {
        runTasks(engine);
        if (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
            requireOpen(engine.wrap(data, network));
        }
    }

    private static void unwrap(SSLEngine engine, ByteBuffer network, ByteBuffer data) throws SSLException {
        runTasks(engine);
        network.flip();
        if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
            requireOpen(engine.unwrap(network, data));
        }
        network.compact();
        runTasks(engine);
    }

    private static void requireOpen(SSLEngineResult result) throws SSLException {
        if (result.getStatus() == Status.CLOSED) {
            throw new SSLException("the engine has closed");
        }
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static ByteBuffer data(int seed) {
        byte[] octets = new byte[DATA];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (seed + i * 31);
        }
        return ByteBuffer.wrap(octets);
    }

    /** Trusts the certificate of the key, and nothing else. */
    private static final class Expects extends X509ExtendedTrustManager {

        private final ServerKey key;

        Expects(ServerKey key) {
            this.key = key;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            if (!Arrays.asList(chain).equals(key.chain())) {
                throw new CertificateException("the certificate is not that of " + key.source());
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            checkServerTrusted(chain, type, (SSLEngine) null);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, type, (SSLEngine) null);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
