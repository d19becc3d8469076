package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.PayaraServer;
import org.mailroom.it.server.Ports;
import org.mailroom.it.server.ServerLog;
import org.mailroom.it.server.ServerUser;

/** On Payara Server, users whom others know: the server's default realm, and a message-driven bean that comes and goes. */
class ForeignRealmsIT {

    private static final String ADAPTER = "resources.resource-adapter-config.mailroom.property.";
    private static final String DEFAULT_REALM = "configs.config.server-config.security-service.default-realm=";

    private static Path directory;
    private static int smtps;
    private static TestAuthority authority;
    private static LedgerFile ledger;
    private static PayaraServer server;

    @BeforeAll
    static void start() throws Exception {
        directory = Files.createTempDirectory(Artifacts.workDirectory("foreign-realms"), "run");
        smtps = Ports.free();
        authority = new TestAuthority();
        ledger = new LedgerFile(directory.resolve("ledger"));
        Path key = authority.issue("localhost", "localhost").write(directory.resolve("server.pem"));
        server = PayaraServer.create(6, Jdk.running(), directory);
        server.start();
        server.asadmin("create-system-properties", "mailroom.it.ledger=" + ledger.path());
        server.addUser(new ServerUser("ali", "opensesame", "users"));
        server.addUser(new ServerUser("bea", "opensesame", "users"));
        server.configureAdapter(
                "mailroom",
                AdapterSettings.none()
                        .with("smtpPort", 0)
                        .with("smtpsPort", smtps)
                        .with("tlsKeys", key)
                        .with("realm", "CONTAINER")
                        .with("dataDirectory", directory.resolve("mailroom-data"))
                        .with("minFreeDisk", 0)
                        .with("loginDelay", 0));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static SmtpClient client() throws Exception {
        return SmtpClient.tls(smtps, authority.client(), "localhost");
    }

    private static String login(String user, String password) throws Exception {
        try (var client = client()) {
            return client.plain(user, password);
        }
    }

    private static String realms() throws Exception {
        try (var client = client()) {
            return client.ask("EHLO me")
                    .lines()
                    .filter(line -> line.startsWith("AUTH", 4))
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void asksTheDefaultRealmOfTheServer() throws Exception {
        String adapter = server.deploy(Artifacts.adapter());
        String application = server.deploy(Beans.write(Beans.logins(), directory));
        assertThat(realms()).endsWith("-AUTH PLAIN LOGIN");
        assertThat(login("ali", "wrong")).startsWith("535 5.7.8");
        assertThat(login("nobody", "opensesame")).startsWith("535 5.7.8");
        Mailer mailer = Mailer.tls(smtps, authority.client()).mechanism("LOGIN");
        mailer.send("ali", "opensesame", "ali@it.example", "from a user of the server");
        ledger.await("ESMTPSA TLSv1.3 TLS_AES_256_GCM_SHA384 ali from a user of the server");

        ServerLog log = server.log().fromHere();
        server.asadmin("create-connector-work-security-map", "--raname", "mailroom", "--groupsmap", "a=b", "map");
        assertThat(login("bea", "opensesame")).startsWith("454 4.7.0");
        assertThat(log.await("MR0064 .*work security map", Duration.ofSeconds(10)))
                .isPresent();
        server.asadmin("delete-connector-work-security-map", "--raname", "mailroom", "map");
        server.asadmin("set", DEFAULT_REALM + "no-such-realm");
        // Payara answers no for a realm that is not there or fails, and tells the adapter nothing else
        assertThat(login("bea", "opensesame")).startsWith("535 5.7.8");
        server.asadmin("set", DEFAULT_REALM + "file");
        assertThat(login("bea", "opensesame")).startsWith("235");
        assertThat(login("ali", "opensesame")).startsWith("235");
        server.undeploy(application);
        server.undeploy(adapter);
    }

    @Test
    void asksABeanThatComesAndGoes() throws Exception {
        server.asadmin("set", ADAPTER + "realm=BEAN");
        String adapter = server.deploy(Artifacts.adapter());
        Path beans = Beans.write(Beans.porter(), directory);
        ServerLog log = server.log().fromHere();
        assertThat(realms()).endsWith("-AUTH PLAIN LOGIN");
        assertThat(login("anna", "anna")).startsWith("454 4.7.0");
        assertThat(log.await("MR0064 .*no message-driven bean", Duration.ofSeconds(10)))
                .isPresent();
        for (int i = 0; i < 2; i++) {
            String application = server.deploy(beans);
            assertThat(login("mary", "yram")).startsWith("235");
            assertThat(login("mary", "mary")).startsWith("535 5.7.8");
            assertThat(login("broken", "nekorb")).startsWith("454 4.7.0");
            server.undeploy(application);
            assertThat(login("mary", "yram")).startsWith("454 4.7.0");
        }
        assertThat(server.log().matching("MR0065 ")).hasSize(2);
        assertThat(server.log().matching("MR0066 ")).hasSize(2);
        server.undeploy(adapter);
        server.asadmin("set", ADAPTER + "realm=CONTAINER");
    }
}
