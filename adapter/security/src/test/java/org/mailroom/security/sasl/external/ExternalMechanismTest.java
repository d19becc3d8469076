package org.mailroom.security.sasl.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.security.sasl.Sasl;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.mailroom.security.sasl.Logins;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslDialogue.Turn;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.TestRealm;

class ExternalMechanismTest {

    private final CertificateIdentity identity = new CertificateIdentity();
    private final ExternalMechanism external = new ExternalMechanism(TestRealm.of("anna@example.org", "x"), identity);

    @Test
    void theCertificateNamesItsUser() throws Exception {
        assertThat(identity.apply(Certificates.of("CN=x", Certificates.emails("a@example.org", "b@example.org"))))
                .contains("a@example.org");
        assertThat(identity.apply(Certificates.of("CN=x", new GeneralName(GeneralName.dNSName, "host"))))
                .contains("x");
        assertThat(identity.apply(Certificates.of("CN=x\\,y,E=mail@example.org,O=z")))
                .contains("mail@example.org");
        assertThat(identity.apply(Certificates.of("CN=x\\,y,O=z"))).contains("x,y");
        assertThat(identity.apply(Certificates.of("CN=x,CN=y"))).isEmpty();
        assertThat(identity.apply(Certificates.of("O=z"))).isEmpty();
    }

    @Test
    void theClientOfTheJdkLogsIn() throws Exception {
        SaslContext connection = connection(Certificates.of("CN=x", Certificates.emails("Anna@example.org")));
        assertThat(external.isPossible(connection)).isTrue();
        for (String authzid : new String[] {null, "anna@EXAMPLE.org"}) {
            assertThat(login(connection, authzid)).isEqualTo(new Turn.Accepted("anna@example.org", Optional.empty()));
        }
    }

    @Test
    void nobodyActsAsAnother() throws Exception {
        SaslContext connection = connection(Certificates.of("CN=x", Certificates.emails("anna@example.org")));
        assertThat(refusal(login(connection, "otto@example.org"))).isEqualTo(Kind.NOT_AUTHORIZED);
    }

    @Test
    void whoIsNoUserHereIsRefused() throws Exception {
        SaslContext connection = connection(Certificates.of("CN=otto@example.org"));
        assertThat(refusal(login(connection, null))).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void withoutCertificateNobodyIsLetIn() {
        assertThat(external.isPossible(Logins.connection(Logins.BOTH))).isFalse();
        try (SaslExchange exchange = external.begin(Logins.connection(Logins.BOTH))) {
            assertThat(Logins.kind(exchange.next(new byte[0]))).isEqualTo(Kind.BAD_CREDENTIALS);
        }
    }

    private Turn login(SaslContext connection, String authzid) throws Exception {
        return Logins.login(
                external,
                connection,
                Sasl.createSaslClient(new String[] {"EXTERNAL"}, authzid, "imap", "localhost", Map.of(), null));
    }

    private static Kind refusal(Turn turn) {
        return ((Turn.Refused) turn).failure().kind();
    }

    private static SaslContext connection(X509Certificate certificate) {
        return Logins.connection(Logins.BOTH, Optional.of(certificate));
    }
}
