package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;

/** Mail for accounts, and beans that listen to their mailboxes, in a real server with the real archives. */
class MailboxDeliveryIT {

    private static final String PASSWORD = "correct horse";

    private static int smtp;
    private static int imap;
    private static PayaraMicro server;
    private static Management management;
    private static LedgerFile ledger;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("mailboxes"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        imap = Ports.free();
        int jmx = Ports.free();
        server = MicroBuilder.in(directory)
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none()
                                .with("smtpPort", smtp)
                                .with("imapPort", imap)
                                .with("mailDomains", "it.example")
                                .with("allowClearTextLogins", true)
                                .with("minFreeDisk", 0))
                .deploy(Beans.write(Beans.mailboxes(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .javaOption(Management.option(jmx))
                .start();
        management = Management.connect(jmx);
        for (String account : new String[] {"anna", "scanner", "gone", "full"}) {
            management.accounts().createAccount(account, PASSWORD);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (management != null) {
            management.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static ImapClient login(String account) throws IOException {
        return ImapClient.login(imap, account, PASSWORD);
    }

    private static String send(String recipient, String subject) throws IOException {
        try (var client = new SmtpClient(smtp)) {
            return client.send(recipient, subject);
        }
    }

    @Test
    void mailForAnAccountIsInItsInboxOnceItIsAccepted() throws Exception {
        assertThat(send("Anna+list@IT.example", "for anna")).startsWith("250 2.0.0 Accepted as ");
        try (ImapClient client = login("anna")) {
            assertThat(client.ask("SELECT INBOX")).contains("* 1 EXISTS\n");
            assertThat(client.ask("FETCH 1 (RFC822.SIZE ENVELOPE BODY.PEEK[HEADER.FIELDS (RETURN-PATH)])"))
                    .contains("\"for anna\"")
                    .contains("Return-Path: <sender@client.example>");
        }
    }

    @Test
    void whatIsDeliveredIntoAMailboxReachesTheBeanThatListens() throws Exception {
        assertThat(send("scanner@it.example", "delivered")).startsWith("250");
        ledger.await("scanner SMTP scanner/INBOX to:scanner@it.example delivered");
        assertThat(ledger.about("delivered")).hasSize(1);
        try (ImapClient client = login("scanner")) {
            assertThat(client.ask("STATUS INBOX (MESSAGES)")).containsPattern("MESSAGES [1-9]");
        }
    }

    @Test
    void whatIsFiledReachesTheBeansThatListen() throws Exception {
        try (ImapClient client = login("scanner")) {
            assertThat(client.file("INBOX", "filed")).contains(" OK ");
            assertThat(client.ask("CREATE Archive")).contains(" OK ");
            assertThat(client.file("Archive", "archived")).contains(" OK ");
        }
        ledger.await("scanner IMAP scanner/INBOX to: filed");
        ledger.await("filed IMAP scanner/INBOX to: filed");
        ledger.await("scanner IMAP scanner/Archive to: archived");
        assertThat(ledger.about("archived")).hasSize(1);
    }

    @Test
    void refusesWhomThereIsNoAccountOf() throws Exception {
        assertThat(send("nobody@it.example", "unknown")).startsWith("550 5.1.1 ");
        assertThat(send("anna@elsewhere.example", "unknown")).startsWith("550 5.1.1 ");
        management.accounts().setEnabled("gone", false);
        assertThat(send("gone@it.example", "disabled")).startsWith("550 5.2.1 ");
    }

    @Test
    void anAccountOverItsQuotaGetsNoMore() throws Exception {
        management.accounts().setQuota("full", 1_000_000, 1);
        assertThat(send("full@it.example", "the only one")).startsWith("250");
        assertThat(send("full@it.example", "one too many")).startsWith("452 4.2.2 ");
        try (ImapClient client = login("full")) {
            assertThat(client.ask("GETQUOTAROOT INBOX")).contains("MESSAGE 1 1");
            assertThat(client.file("INBOX", "filed")).contains(" NO [OVERQUOTA] ");
        }
    }

    @Test
    void cachesOfMailboxesAreShownAndPurged() throws Exception {
        try (ImapClient client = login("anna")) {
            assertThat(client.ask("SELECT INBOX")).contains(" OK ");
        }
        assertThat(management.security().purgeCaches()).isPositive();
        assertThat(management.security().getCaches())
                .filteredOn(cache -> cache.getName().startsWith("mailbox"))
                .hasSize(2)
                .allSatisfy(cache -> assertThat(cache.getSize()).isZero());
    }
}
