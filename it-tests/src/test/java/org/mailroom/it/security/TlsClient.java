package org.mailroom.it.security;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;

/**
 * A client of one version of TLS, which knows how many of its handshakes were full ones: in those alone a server shows its
 * certificate. For one thread.
 */
final class TlsClient {

    /** What is remembered at most; sessions are remembered under the name of a host. */
    private static final int REMEMBERED = 100;

    private final SSLContext context;
    private final String protocol;
    private final X509Certificate server;
    private int fullHandshakes;
    private int sessions;

    TlsClient(X509Certificate server, String protocol) throws GeneralSecurityException {
        this.server = server;
        this.protocol = protocol;
        context = context();
        context.init(null, new TrustManager[] {new OneServer()}, null);
        context.getClientSessionContext().setSessionCacheSize(REMEMBERED);
    }

    /** Of BoringSSL where there is one for this machine: the load shall be the server's. */
    private static SSLContext context() throws GeneralSecurityException {
        return Conscrypt.isAvailable()
                ? SSLContext.getInstance("TLS", Conscrypt.newProvider())
                : SSLContext.getInstance("TLS");
    }

    /** How many handshakes were not resumptions. */
    int fullHandshakes() {
        return fullHandshakes;
    }

    /** Connects in a session of its own, which is not resumed. */
    SSLSocket connectAnew(int port) throws IOException {
        return secure(new Socket("127.0.0.1", port), "once" + sessions++);
    }

    /** Connects and resumes the session of the last such call, where the server lets it. */
    SSLSocket connectAgain(int port) throws IOException {
        return secure(new Socket("127.0.0.1", port), "again");
    }

    /** TLS over a connection, to a host of a name that only this client knows. */
    private SSLSocket secure(Socket plain, String host) throws IOException {
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(30_000);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private final class OneServer implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            fullHandshakes++;
            if (!chain[0].equals(server)) {
                throw new CertificateException("not the server's certificate: " + chain[0].getSubjectX500Principal());
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a client only");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {server};
        }
    }
}
