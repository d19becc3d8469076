package org.mailroom.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mailroom.it.ClientsScript;
import org.mailroom.it.LedgerFile;
import org.mailroom.it.TokenIssuer;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;

/** Clients and scanners that others wrote, against every engine. */
@DisabledOnOs(OS.WINDOWS)
class SecurityClientsIT {

    /** What is on board of every machine with a network and of those that run these tests: it must not be skipped. */
    private static final List<String> MUST_PASS = List.of(
            "Offers: nothing readable without TLS",
            "curl: PLAIN over STARTTLS",
            "curl: OAUTHBEARER over implicit TLS",
            "openssl: TLS 1.3",
            "openssl: TLS 1.1 is refused",
            "openssl: TLS 1.2 resumed");

    @Test
    void theJdk() throws Exception {
        Jdk jdk = Jdks.newest();
        ClientsScript script = run("JDK", jdk, Map.of("EXPORTER", "" + (jdk.feature() >= 25)));
        assertPassed(script, "openssl: TLS 1.3 resumed");
        assertPassed(script, "curl: NTLM over STARTTLS");
        assertPassed(script, "curl: NTLM without TLS");
    }

    @Test
    void bouncyCastle() throws Exception {
        run("BCJSSE", Jdk.running(), Map.of("RESUMPTION", "false", "QUICK", "true"));
    }

    @Test
    void openSsl() throws Exception {
        Map<String, String> facts = Map.of(
                "EXPORTER", "false", "ALERTS", "false", "NTLM_LAYER", "REQUIRED", "NTLM_56", "true", "QUICK", "true");
        ClientsScript script = run("OPENSSL", Jdk.running(), facts);
        assertPassed(script, "openssl: TLS 1.3 resumed");
    }

    private static ClientsScript run(String engine, Jdk jdk, Map<String, String> facts) throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("security-clients"), "run");
        ServerCertificate certificate = ServerCertificate.make(directory);
        TokenIssuer issuer = new TokenIssuer();
        AdapterSettings settings = AdapterSettings.none()
                .with("tlsEngine", engine)
                .with("ntlmSecurityLayer", facts.getOrDefault("NTLM_LAYER", "OFF"))
                .with("ntlmAllow56Bit", facts.getOrDefault("NTLM_56", "false"));
        try (SecureServer server =
                SecureServer.start(directory, jdk, certificate, issuer.believedBy(settings, directory))) {
            Map<String, String> environment = new HashMap<>(facts);
            environment.put("TOKEN", issuer.token(SecureServer.USER));
            environment.put("TRUST", certificate.certificateFile().toString());
            environment.put(
                    "WORK",
                    Files.createDirectories(directory.resolve("clients")).toString());
            ClientsScript script = ClientsScript.run(
                    "security-clients.sh",
                    List.of(server.submissionPort(), server.smtpsPort(), SecureServer.USER, SecureServer.PASSWORD),
                    environment);
            System.out.println(engine + ":\n" + script.output());
            assertThat(script.status()).as(script.output()).isZero();
            MUST_PASS.forEach(check -> assertPassed(script, check));
            assertArrived(new LedgerFile(directory.resolve("ledger")), script);
            return script;
        }
    }

    private static void assertPassed(ClientsScript script, String check) {
        assertThat(script.passed(check)).as("%s: %s", check, script.output()).isTrue();
    }

    /** All that the clients believe to have delivered, and nothing that they sent without a right password. */
    private static void assertArrived(LedgerFile ledger, ClientsScript script) throws InterruptedException {
        ledger.awaitCount(script.accepted(), Duration.ofSeconds(20));
        assertThat(ledger.lines())
                .as(script.output())
                .hasSize(script.accepted())
                .noneMatch(line -> line.endsWith("never"));
    }
}
