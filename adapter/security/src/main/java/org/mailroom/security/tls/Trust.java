package org.mailroom.security.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Which client certificates are accepted. */
final class Trust {

    private Trust() {}

    /** At least one: with none an engine would read the JDK's own store of authorities, which vouch for servers. */
    static TrustManager[] managers(TlsSettings settings) throws GeneralSecurityException {
        if (settings.clientCertificates() == ClientCertificates.OFF) {
            return new TrustManager[] {new Nobody()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(settings.trust().orElseThrow());
        return factory.getTrustManagers();
    }

    private static final class Nobody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("client certificates are not accepted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("this is a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
