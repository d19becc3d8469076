package org.mailroom.security.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.mailroom.security.tls.crypto.JdkTlsCryptoProvider;
import org.mailroom.security.tls.key.ServerKey;

/** Blocking clients of the JDK and of Bouncy Castle, which trust every server. */
final class Clients {

    private static final int TIMEOUT = 20_000;

    private Clients() {}

    static SSLContext jdk() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    static SSLContext jdk(ServerKey own) throws Exception {
        char[] password = "secret".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", own.privateKey(), password, own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        KeyManager[] managers = keys.getKeyManagers();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    static SSLContext bouncyCastle() throws Exception {
        Provider provider = new BouncyCastleJsseProvider(false, new JdkTlsCryptoProvider());
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        return context;
    }

    /** Connected, the handshake not begun; it knows the peer and so resumes sessions. */
    static SSLSocket connect(SSLContext context, int port, TlsProtocol protocol) throws IOException {
        return connect(context, port, parameters -> parameters.setProtocols(new String[] {protocol.standardName()}));
    }

    static SSLSocket connect(SSLContext context, int port, Consumer<SSLParameters> adjust) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(TIMEOUT);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true);
        SSLParameters parameters = socket.getSSLParameters();
        adjust.accept(parameters);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Sends that and returns as many octets of what comes back. */
    static String echo(Socket socket, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readNBytes(octets.length), StandardCharsets.ISO_8859_1);
    }

    /** On a JDK from 25 on. */
    static byte[] export(SSLSession session) throws Exception {
        return (byte[]) ExtendedSSLSession.class
                .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                .invoke(session, "EXPORTER-Channel-Binding", new byte[0], 32);
    }

    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
