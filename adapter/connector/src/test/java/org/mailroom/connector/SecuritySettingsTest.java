package org.mailroom.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mailroom.connector.LoginProperties.Realm;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.security.tls.ClientCertificates;
import org.mailroom.security.tls.TlsProtocol;

class SecuritySettingsTest {

    private final MailroomResourceAdapter adapter = new MailroomResourceAdapter();

    private AdapterSettings read() throws InvalidSettingException {
        return AdapterSettings.of(adapter);
    }

    private void refused(String text) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(text);
    }

    @Test
    void theDefaultsAreTheSafeOnes() throws Exception {
        var settings = read();
        assertThat(settings.login().allowClearText()).isFalse();
        assertThat(settings.login().mechanisms()).doesNotContain("CRAM-MD5").endsWith("PLAIN", "LOGIN");
        assertThat(settings.login().submission().anySenderUsers()).isEmpty();
        assertThat(settings.tls().protocols()).containsExactlyInAnyOrder(TlsProtocol.values());
        assertThat(settings.tls().keys()).isEmpty();
        assertThat(settings.submissionPort()).isZero();
        assertThat(settings.smtpsPort()).isZero();
    }

    @Test
    void readsListsAndNamesHoweverTheyAreSpelled() throws Exception {
        adapter.setRealm(" container ");
        adapter.setSaslMechanisms("plain, Scram-Sha-256");
        adapter.setTlsProtocols("tlsv1.2");
        adapter.setTlsKeys("/etc/mail.pem, /etc/other.p12");
        adapter.setSenderDomains("Example.COM, example.org");
        var settings = read();
        assertThat(settings.login().realm()).isEqualTo(Realm.CONTAINER);
        assertThat(settings.login().mechanisms()).containsExactly("PLAIN", "SCRAM-SHA-256");
        assertThat(settings.tls().protocols()).containsExactly(TlsProtocol.TLSV1_2);
        assertThat(settings.tls().keyFiles().orElseThrow().files())
                .containsExactly(Path.of("/etc/mail.pem"), Path.of("/etc/other.p12"));
        assertThat(settings.login().submission().senderDomains())
                .containsExactlyInAnyOrder("Example.COM", "example.org");
    }

    @Test
    void offersNoMechanismWhereNoneIsNamed() throws Exception {
        adapter.setSaslMechanisms(" ");
        assertThat(read().login().mechanisms()).isEmpty();
    }

    @Test
    void refusesAMechanismThatDoesNotExist() {
        adapter.setSaslMechanisms("PLAIN,DIGEST-MD5");
        refused("saslMechanisms is 'PLAIN,DIGEST-MD5', but 'DIGEST-MD5' is none of SCRAM-SHA-256-PLUS,");
    }

    @Test
    void refusesAMechanismThatIsNamedTwice() {
        adapter.setSaslMechanisms("PLAIN,plain");
        refused("saslMechanisms is 'PLAIN,plain', but each stands in it once at most");
    }

    @Test
    void refusesAListWithAHole() {
        adapter.setSaslMechanisms("PLAIN,,LOGIN");
        refused("saslMechanisms is 'PLAIN,,LOGIN', but between two commas");
    }

    @Test
    void refusesAnEngineThatDoesNotExist() {
        adapter.setTlsEngine("GNUTLS");
        refused("tlsEngine is 'GNUTLS', but it is JDK or BCJSSE or OPENSSL");
    }

    @Test
    void speaksNoOldTls() {
        adapter.setTlsProtocols("TLSv1.1");
        refused("tlsProtocols is 'TLSv1.1', but 'TLSv1.1' is none of TLSv1.2, TLSv1.3");
        adapter.setTlsProtocols("");
        refused("tlsProtocols is '', but it names at least one of TLSv1.3, TLSv1.2");
    }

    @Test
    void askingForCertificatesNeedsAuthorities() throws Exception {
        adapter.setTlsClientCertificates("wanted");
        refused("tlsTrust is '', but with tlsClientCertificates WANTED");
        adapter.setTlsTrust("/etc/ca.pem");
        assertThat(read().tls().clientCertificates()).isEqualTo(ClientCertificates.WANTED);
    }

    @Test
    void pairsIssuersAndTheirKeys() throws Exception {
        adapter.setOauthIssuers("https://a.example, https://b.example");
        adapter.setOauthAudience("mail");
        adapter.setOauthKeys("/etc/a.json, https://b.example/keys");
        assertThat(read().login().oauth().issuers())
                .containsExactly(
                        new OauthProperties.Issuer(
                                "https://a.example", Path.of("/etc/a.json").toUri()),
                        new OauthProperties.Issuer("https://b.example", URI.create("https://b.example/keys")));
    }

    @Test
    void refusesIssuersWithoutKeysOrAudience() {
        adapter.setOauthIssuers("https://a.example");
        refused("oauthKeys is '', but it names one file or URL for each of oauthIssuers, which names 1");
        adapter.setOauthKeys("/etc/a.json");
        refused("oauthAudience is '', but with oauthIssuers it must be set");
    }

    @Test
    void refusesKeysThatTravelInTheClear() {
        adapter.setOauthIssuers("https://a.example");
        adapter.setOauthAudience("mail");
        adapter.setOauthKeys("http://a.example/keys");
        refused("oauthKeys is 'http://a.example/keys', but it is the path of a file, or an https URL");
    }

    @Test
    void theLongestDelayIsNotBelowTheFirst() throws Exception {
        adapter.setLoginDelay(20);
        refused("maxLoginDelay is '15', but it is a number from 20 to 300");
        adapter.setMaxLoginDelay(20);
        assertThat(read().limits().current().login().maxLoginDelay()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void refusesWhatIsMissing() {
        adapter.setStartTls(null);
        refused("startTls is 'null', but it is true or false");
    }

    @Test
    void refusesADomainThatIsNone() {
        adapter.setSenderDomains("example.com,@x");
        refused("senderDomains is '@x', but it is a domain name such as mail.example.com");
    }

    @Test
    void saysWhichFilesCannotBeUsed() throws Exception {
        adapter.setTlsKeys("mail.txt+");
        adapter.setTlsTrust("/no/such/file.pem");
        var tls = read().tls();
        assertThatThrownBy(tls::keyFiles)
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("tlsKeys is 'mail.txt+', but ");
        assertThatThrownBy(() -> tls.settings(1))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("tlsTrust is '/no/such/file.pem', but ");
        adapter.setTlsTrust("");
        assertThat(read().tls().settings(1).trust()).isEmpty();
    }

    @Test
    void showsNoPassword() throws Exception {
        adapter.setTlsKeyPassword("sesame1");
        adapter.setTlsTrustPassword("sesame2");
        adapter.setSecretKeyStorePassword("sesame3");
        assertThat(read().toString()).doesNotContain("sesame");
        assertThat(read().tls().keyPassword()).containsExactly("sesame1".toCharArray());
    }
}
