package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;
import org.mailroom.it.server.ServerUser;

/** Clients that others wrote, against the demonstration: what they believe to have delivered is what the beans got. */
@DisabledOnOs(OS.WINDOWS)
class ClientsIT {

    private static final int SMTP = Ports.free();
    private static final int LMTP = Ports.free();
    private static final String ORDER = "Two boxes, please.\r\n.\r\n..\r\nAnn\r\n";
    private static final String LARGE = ("x".repeat(63) + "\r\n").repeat(5 * 1024 * 16);

    private static PayaraMicro server;
    private static LedgerFile ledger;

    @BeforeAll
    static void start() throws IOException {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("clients-it"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        server = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", SMTP)
                                .with("lmtpPort", LMTP)
                                .with("minFreeDisk", 0))
                .deploy(Artifacts.web())
                .user(ServerUser.VIEWER)
                .deploy(Artifacts.beans())
                .deploy(Beans.write(Beans.witness(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatTheyDeliverArrives() throws Exception {
        ClientsScript script = ClientsScript.run("clients.sh", List.of(SMTP, LMTP), Map.of());
        System.out.println(script.output());
        assertThat(script.status()).as(script.output()).isZero();
        ledger.awaitCount(script.accepted(), Duration.ofSeconds(20));
        Page.login(server.url(), ServerUser.VIEWER)
                .awaitText("<dt>Messages held</dt><dd>0</dd>", Duration.ofSeconds(20));

        assertThat(ledger.lines()).as(script.output()).hasSize(script.accepted());
        assertThat(ledger.lines())
                .noneMatch(line -> line.matches(".* (curl|swaks|python) (never|spam|apart|smuggled)"));
        assertNoted(script, "curl: a plain message", ORDER, "1 curl plain");
        assertNoted(script, "curl: several recipients", ORDER, "3 curl several");
        assertNoted(script, "curl: the other recipient of a rejected one", ORDER, "1 curl partly");
        assertNoted(script, "Python: one rejected recipient of three", ORDER, "2 python partly");
        assertNoted(
                script,
                "Python: text in UTF-8, sent as 8BITMIME",
                "Fünf Kisten für 20 €, bitte.\r\n",
                "1 python eight bits");
        assertNoted(script, "Python: 5 MiB, announced by SIZE", LARGE, "1 python large");
        assertNoted(script, "Python: LMTP", ORDER, "1 python LMTP");
    }

    private static void assertNoted(ClientsScript script, String check, String body, String rest)
            throws GeneralSecurityException {
        if (script.passed(check)) {
            assertThat(ledger.lines()).as(check).containsOnlyOnce(digest(body) + " " + rest);
        }
    }

    private static String digest(String body) throws GeneralSecurityException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }
}
