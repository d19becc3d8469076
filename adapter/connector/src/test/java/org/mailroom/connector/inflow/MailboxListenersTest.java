package org.mailroom.connector.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailSource;
import org.mailroom.api.MailboxName;
import org.mailroom.codec.smtp.Mailbox;
import org.mailroom.connector.recipient.AccountAddresses;
import org.mailroom.connector.recipient.LocalRecipients;
import org.mailroom.connector.recipient.RealmAccounts;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.security.SecurityMetrics;
import org.mailroom.security.credential.Usernames;
import org.mailroom.server.smtp.RecipientDirectory.Verdict;
import org.mailroom.server.smtp.Target;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.account.Account;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.Placement;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MimeLimits;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.sql.SqlStore;

/** Accounts and beans as takers of mail, over a real store. */
class MailboxListenersTest {

    private static final MailboxRef SCANNER = new MailboxRef("scanner", "INBOX");
    private static final byte[] TEXT = "Subject: scan\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What a bean sees of a delivery. */
    private record Seen(String subscription, MailSource source, List<MailboxName> mailboxes, List<String> recipients) {

        static Seen of(InboundMail mail) {
            List<String> recipients = mail.envelope().recipients().stream()
                    .map(recipient -> recipient.address())
                    .toList();
            return new Seen(mail.subscription(), mail.source(), mail.mailboxes(), recipients);
        }
    }

    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private final QueueDispatcher dispatcher = new QueueDispatcher(Duration.ZERO);
    private MailStore store;
    private Inflow inflow;
    private LocalRecipients recipients;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = SqlStore.embedded(directory, new StoreSettings(1000, 1 << 30, 0), dispatcher);
        inflow = new Inflow(
                store,
                new QueueResourceManager(store.queue()),
                dispatcher,
                Duration.ofSeconds(10),
                DeliveryMetrics.NONE);
        for (String name : List.of("anna", "scanner")) {
            store.accounts().create(new Account(name, true, Map.of(), Instant.EPOCH, Instant.EPOCH));
        }
        store.accounts().create(new Account("bert", false, Map.of(), Instant.EPOCH, Instant.EPOCH));
        recipients = new LocalRecipients(
                inflow.registry(),
                new AccountAddresses(
                        List.of("example.com"),
                        RealmAccounts.embedded(Usernames::canonical, store.accounts()),
                        new SecurityMetrics() {}));
    }

    @AfterEach
    void close() {
        inflow.close();
        dispatcher.close();
        store.close();
    }

    @Test
    void anAddressMayBelongToAnAccountAndToBeans() throws Exception {
        activate("orders", "orders@example.com,anna@example.com,bert@example.com", null, null);
        activate("scans", null, "scanner/INBOX", null);
        activate("sent", null, "*/INBOX", "SUBMISSION");
        assertThat(lookUp("anna@example.com")).isEqualTo(taken(new MailboxRef("anna", "INBOX"), "orders"));
        assertThat(lookUp("scanner+a@example.com")).isEqualTo(taken(SCANNER, "scans"));
        assertThat(recipients.lookUp(
                        new Mailbox("scanner", "example.com"), org.mailroom.store.queue.MailSource.SUBMISSION))
                .isEqualTo(taken(SCANNER, "scans", "sent"));
        assertThat(lookUp("orders@example.com")).isEqualTo(taken(null, "orders"));
        assertThat(lookUp("bert@example.com")).isEqualTo(taken(null, "orders"));
        assertThat(lookUp("nobody@example.com")).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void knowsWhatItHasLookedUp() {
        Mailbox anna = new Mailbox("anna", "example.com");
        var smtp = org.mailroom.store.queue.MailSource.SMTP;
        assertThat(recipients.known(anna, smtp)).isEmpty();
        Verdict verdict = recipients.lookUp(anna, smtp);
        assertThat(recipients.known(anna, smtp)).isEqualTo(Optional.of(verdict));
    }

    @Test
    void withoutBeansOnlyTheDomainsOfAccountsAreCertain() {
        assertThat(lookUp("nobody@example.com")).isInstanceOf(Verdict.Unknown.class);
        assertThat(lookUp("nobody@elsewhere.example")).isInstanceOf(Verdict.NotYet.class);
        assertThat(lookUp("bert@example.com")).isInstanceOf(Verdict.Disabled.class);
    }

    @Test
    void aBeanHearsOfWhatIsFiledIntoItsMailbox() throws Exception {
        activate("scans", null, "scanner/*", "IMAP");
        activate("others", null, "anna/INBOX", null);
        activate("received", null, "scanner/INBOX", "SMTP,LMTP");
        var filed = new MailboxListeners(inflow.registry(), store.queue());
        store.mailboxes().append(List.of(mail("IMAP", filed.deliveries("scanner", "INBOX"))));
        assertThat(seen.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new Seen("scans", MailSource.IMAP, List.of(new MailboxName("scanner", "INBOX")), List.of()));
        assertThat(filed.deliveries("anna", "Archive")).isEmpty();
        assertThat(store.admin().subscriptions())
                .allMatch(figures -> figures.name().equals("scans"));
    }

    @Test
    void aBeanIsToldOfTheMailboxAndItsRecipients() throws Exception {
        activate("scans", null, "*/INBOX", null);
        var delivery = new NewDelivery(
                store.queue().nextId(),
                "scans",
                List.of(
                        new MailRecipient("scanner@example.com", Map.of(), SCANNER),
                        new MailRecipient("scanner+2@example.com", Map.of(), SCANNER)),
                false);
        store.queue().accept(mail("LMTP", List.of(delivery)));
        assertThat(seen.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new Seen(
                        "scans",
                        MailSource.LMTP,
                        List.of(new MailboxName("scanner", "INBOX")),
                        List.of("scanner@example.com", "scanner+2@example.com")));
    }

    @Test
    void aSubscriptionKeepsItsMailboxesWithoutItsBean() throws Exception {
        activate("scans", null, "scanner/INBOX", null);
        inflow.close();
        var anew = new SubscriptionRegistry(store.subscriptions());
        assertThat(anew.listeners(SCANNER, org.mailroom.store.queue.MailSource.IMAP))
                .containsExactly(new Target("scans", false));
    }

    private void activate(String subscription, String addresses, String mailboxes, String sources) throws Exception {
        var spec = new MailActivationSpec();
        spec.setRecipients(addresses);
        spec.setMailboxes(mailboxes);
        if (sources != null) {
            spec.setSources(sources);
        }
        inflow.activate(new FakeContainer(subscription, mail -> seen.add(Seen.of(mail))), spec);
    }

    private Verdict lookUp(String address) {
        int at = address.indexOf('@');
        return recipients.lookUp(
                new Mailbox(address.substring(0, at), address.substring(at + 1)),
                org.mailroom.store.queue.MailSource.SMTP);
    }

    private static Verdict taken(MailboxRef mailbox, String... subscriptions) {
        return new Verdict.Taken(
                List.of(subscriptions).stream()
                        .map(name -> new Target(name, false))
                        .toList(),
                mailbox);
    }

    private NewMail mail(String protocol, List<NewDelivery> deliveries) throws IOException {
        ContentWriter content = store.content().write();
        content.append(ByteBuffer.wrap(TEXT));
        return new NewMail(
                store.queue().nextId(),
                Instant.now(),
                new MailEnvelope("", Map.of(), protocol, "192.0.2.1", 25, "", null, null, null),
                content,
                deliveries,
                List.of(new Placement("scanner", "INBOX", MessageFlags.NONE, Instant.now())),
                MessageDescriber.describe(new ByteArrayInputStream(TEXT), MimeLimits.DEFAULT));
    }
}
