package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.api.management.CheckFigures;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/**
 * A Java that forbids much of TLS, and an engine whose library cannot be loaded: what works is offered, what does not is told of
 * in the log, the MXBean and the health check, each time with what to do. One server has an adapter for each case.
 */
class BrokenTlsIT {

    /** What an administrator's file of {@code -Djava.security.properties} may say. */
    /** As the names of checks have it. */
    private static final String KEY = "EC secp256r1";

    private static final String FORBIDDEN =
            "jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, TLSv1.3, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384\n";

    private static final String REMAINING = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

    @TempDir
    private Path temporary;

    private final TestAuthority authority = new TestAuthority();
    private final int submission = Ports.free();
    private final int smtps = Ports.free();
    private final int deaf = Ports.free();
    private final int smtp = Ports.free();
    private final int replaced = Ports.free();
    private final int jmx = Ports.free();

    BrokenTlsIT() throws Exception {}

    private AdapterSettings settings(String instance, Path key) {
        return AdapterSettings.none()
                .with("instanceName", instance)
                .with("smtpPort", 0)
                .with("dataDirectory", temporary.resolve(instance))
                .with("minFreeDisk", 0)
                .with("tlsKeys", key);
    }

    private MicroBuilder builder() throws Exception {
        Path key = authority.issue("localhost", "localhost").write(temporary.resolve("server.pem"));
        Path forbidden = Files.writeString(temporary.resolve("java.security"), FORBIDDEN);
        Path second = Files.copy(Artifacts.adapter(), temporary.resolve("nothing-left.rar"));
        Path third = Files.copy(Artifacts.adapter(), temporary.resolve("replaced.rar"));
        return MicroBuilder.in(temporary)
                .patience(Duration.ofMinutes(4))
                .adapter(
                        third,
                        settings("replaced", key).with("smtpsPort", replaced).with("tlsEngine", "OPENSSL"))
                .adapter(
                        second,
                        settings("nothing-left", key)
                                .with("tlsProtocols", "TLSv1.3")
                                .with("smtpPort", smtp)
                                .with("smtpsPort", deaf))
                .adapter(
                        Artifacts.adapter(),
                        settings("mailroom", key)
                                .with("submissionPort", submission)
                                .with("smtpsPort", smtps))
                .deploy(Artifacts.web())
                .deploy(Beans.write(Beans.door(), temporary))
                .systemProperty("java.security.properties", forbidden.toString())
                .systemProperty("org.mailroom.shaded.io.netty.handler.ssl.noOpenSsl", "true")
                .javaOption(Management.option(jmx));
    }

    @Test
    void offersWhatWorksAndSaysWhatDoesNot() throws Exception {
        try (PayaraMicro server = builder().start();
                Management management = Management.connect(jmx)) {
            theRestIsOffered(management);
            withoutTlsTheRestOfTheAdapterWorks(server, management);
            anEngineIsReplaced(server);
            theHealthCheckSaysSo(server);
        }
    }

    private void theRestIsOffered(Management management) throws Exception {
        try (var client = SmtpClient.tls(smtps, authority.client(), "localhost")) {
            assertThat(client.session().getProtocol()).isEqualTo("TLSv1.2");
            assertThat(client.session().getCipherSuite()).isNotEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
        }
        try (var client = new SmtpClient(submission).startTls(authority.client(), "localhost")) {
            assertThat(client.session().getProtocol()).isEqualTo("TLSv1.2");
        }
        SecurityMXBean security = security(management, "mailroom");
        assertThat(security.getTlsProtocols()).containsExactly("TLSv1.2");
        assertThat(security.getTlsCipherSuites())
                .contains(REMAINING)
                .doesNotContain("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384");
        assertThat(failures(security))
                .extracting(CheckFigures::getName)
                .contains(
                        "tls JDK TLSv1.3",
                        "tls JDK TLSv1.3 TLS_AES_256_GCM_SHA384 " + KEY,
                        "tls JDK TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 " + KEY)
                .doesNotContain("tls JDK TLSv1.2 " + REMAINING + " " + KEY, "tls JDK TLSv1.2");
        assertThat(failures(security))
                .allMatch(check ->
                        !check.getProblem().isEmpty() && !check.getAdvice().isEmpty())
                .anyMatch(check -> check.getAdvice().contains("jdk.tls.disabledAlgorithms"));
    }

    private void withoutTlsTheRestOfTheAdapterWorks(PayaraMicro server, Management management) throws Exception {
        assertThat(server.log().matching("MR0041 The smtps listener is not started: "))
                .singleElement()
                .asString()
                .contains("tls JDK TLSv1.3: no cipher suite of it can be used", "jdk.tls.disabledAlgorithms");
        assertThat(Ports.isFree(deaf)).isTrue();
        try (var client = new SmtpClient(smtp)) {
            assertThat(client.ask("EHLO me")).startsWith("250-").doesNotContain("STARTTLS");
            assertThat(client.ask("STARTTLS")).startsWith("454 4.7.0");
        }
        assertThat(security(management, "nothing-left").getTlsProtocols()).isEmpty();
        assertThat(failures(security(management, "nothing-left")))
                .extracting(CheckFigures::getName)
                .contains("tls JDK TLSv1.3");
    }

    private void anEngineIsReplaced(PayaraMicro server) throws Exception {
        assertThat(server.log().matching("MR0053 .*OPENSSL cannot be used, the JDK's engine takes its place: "))
                .singleElement()
                .asString()
                .contains("noOpenSsl=true", "Set the TLS engine to JDK");
        assertThat(server.log().contains("MR0052 TLS is done by JDK, .*")).isTrue();
        try (var client = SmtpClient.tls(replaced, authority.client(), "localhost")) {
            assertThat(client.greeting()).startsWith("220");
        }
    }

    private static void theHealthCheckSaysSo(PayaraMicro server) throws Exception {
        var health = Page.get(server.url().resolve("health"));
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body())
                .contains("mailroom-self-test")
                .contains("mailroom tls JDK TLSv1.3 TLS_AES_256_GCM_SHA384 EC")
                .contains("nothing-left tls JDK TLSv1.3")
                .contains("replaced tls OPENSSL native library")
                .contains("jdk.tls.disabledAlgorithms");
    }

    private static SecurityMXBean security(Management management, String instance) throws Exception {
        return JMX.newMXBeanProxy(
                management.server(),
                new ObjectName(SecurityMXBean.OBJECT_NAME_PREFIX + instance),
                SecurityMXBean.class);
    }

    private static List<CheckFigures> failures(SecurityMXBean security) {
        return security.getSelfTest().stream()
                .filter(check -> !check.isPassed())
                .toList();
    }
}
