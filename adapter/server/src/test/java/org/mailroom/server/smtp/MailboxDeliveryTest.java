package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.smtp.ReplyDecider.Decision;
import org.mailroom.server.smtp.SmtpServer.Setup;
import org.mailroom.server.smtp.SmtpSettings.Dialect;
import org.mailroom.store.StoreException;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxRef;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;
import org.mailroom.store.mailbox.Quota;
import org.mailroom.store.mime.MessageDescription;
import org.mailroom.store.mime.TextPart;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailSource;
import org.mailroom.store.queue.Outcome;

/** Mail that goes into mailboxes, beside subscriptions or alone. */
class MailboxDeliveryTest {

    private static final MailboxListener NOBODY = new MailboxListener() {
        @Override
        public void changed() {
            // Nothing is watched
        }

        @Override
        public void deleted() {
            // Nothing is watched
        }
    };

    private static final MailboxRef ANNA = new MailboxRef("anna", "INBOX");
    private static final MailboxRef BERT = new MailboxRef("bert", "INBOX");

    @TempDir
    private Path directory;

    private SmtpServer server;
    private SmtpDialogue client;

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aMessageIsInTheMailboxWhenItIsAccepted() {
        start(Dialect.SMTP);
        client.transaction("anna@example.com").run("""
                C: DATA
                S: 354
                C: Subject: hello
                C:
                C: Good day
                C: .
                S: 250 2.0.0 Accepted as
                """);
        MessageRow row = only("anna");
        String content = content(row);
        assertThat(content)
                .startsWith("Return-Path: <a@client.example>\r\nReceived: from client.example")
                .endsWith("Subject: hello\r\n\r\nGood day\r\n");
        assertThat(row.flags()).isEqualTo(MessageFlags.NONE);
        MessageDescription description =
                server.store.mailboxes().describe(List.of(row.contentId())).get(row.contentId());
        assertThat(description.octets()).isEqualTo(content.length()).isEqualTo(row.size());
        assertThat(description.envelope().subject()).isEqualTo("hello");
        assertThat(description.structure()).isInstanceOf(TextPart.class);
        assertThat(content.substring(
                        (int) description.structure().extent().body().start()))
                .isEqualTo("Good day\r\n");
    }

    @Test
    void aMessageInManyPiecesIsDescribedAsItIsStored() {
        start(Dialect.SMTP);
        client.transaction("anna@example.com");
        String body = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + "x".repeat(50_000)
                + "\r\n--b\r\n\r\nsecond\r\n--b--\r\n";
        client.raw("BDAT 50000\r\n" + body.substring(0, 50_000)).expect("250");
        client.raw("BDAT " + (body.length() - 50_000) + " LAST\r\n" + body.substring(50_000))
                .expect("250");
        MessageRow row = only("anna");
        MessageDescription description =
                server.store.mailboxes().describe(List.of(row.contentId())).get(row.contentId());
        assertThat(description.octets()).isEqualTo(content(row).length());
        assertThat(content(row)).endsWith(body);
    }

    @Test
    void severalRecipientsAndSubscriptionsShareOneBody() {
        start(Dialect.SMTP);
        server.directory.put("anna@example.com", List.of(new Target("archive", false)));
        client.transaction("anna@example.com").run("""
                C: RCPT TO:<anna+list@example.com>
                S: 250
                C: RCPT TO:<bert@example.com>
                S: 250
                C: RCPT TO:<orders@example.com>
                S: 250
                C: DATA
                S: 354
                C: .
                S: 250
                """);
        Claim archive = server.waiting("archive").get(0);
        assertThat(only("anna").contentId())
                .isEqualTo(only("bert").contentId())
                .isEqualTo(archive.mail().contentId());
        assertThat(archive.recipients()).hasSize(1);
        assertThat(archive.recipients().get(0).mailbox()).isEqualTo(ANNA);
        Claim orders = server.waiting("orders").get(0);
        assertThat(orders.recipients().get(0).mailbox()).isNull();
        assertThat(orders.mail().envelope().source()).isEqualTo(MailSource.SMTP);
        assertThat(server.recipients.seen.keySet()).containsExactly(MailSource.SMTP);
    }

    @Test
    void refusesRecipientsThatHaveToBeLookedUp() {
        start(Dialect.SMTP);
        client.transaction("anna@example.com").run("""
                C: RCPT TO:<nobody@example.com>
                S: 550 5.1.1 Nobody here takes mail for nobody@example.com
                C: RCPT TO:<disabled@example.com>
                S: 550 5.2.1 The mailbox of disabled@example.com takes no mail now
                """);
        server.recipients.failure = new StoreException(StoreException.Kind.UNAVAILABLE, "no connection");
        client.ask("RCPT TO:<bert@example.com>", "451 4.3.0");
        server.recipients.failure = null;
        client.run("""
                C: DATA
                S: 354
                C: .
                S: 250
                """);
        assertThat(rows("bert")).isEmpty();
        assertThat(server.metrics.lines.stream().filter(line -> line.startsWith("recipient refused")))
                .hasSize(3);
    }

    @Test
    void pipelinedRecipientsAreAnsweredInTheirOrder() {
        start(Dialect.SMTP);
        client.expect("220").ask("EHLO c.example", "250-");
        client.raw("MAIL FROM:<a@b.example>\r\nRCPT TO:<anna@example.com>\r\nRCPT TO:<nobody@example.com>\r\n"
                + "RCPT TO:<orders@example.com>\r\nRCPT TO:<bert@example.com>\r\nDATA\r\n");
        client.expect("250 2.1.0")
                .expect("250 2.1.5")
                .expect("550")
                .expect("250 2.1.5")
                .expect("250 2.1.5")
                .expect("354")
                .ask(".", "250");
        assertThat(rows("anna")).hasSize(1);
        assertThat(rows("bert")).hasSize(1);
    }

    @Test
    void aFullMailboxIsRefusedByItself() {
        start(Dialect.SMTP);
        server.store.mailboxes().quota("bert", Quota.UNLIMITED, 0);
        server.store.mailboxes().quota("anna", 1000, Quota.UNLIMITED);
        client.expect("220").run("""
                C: EHLO c.example
                S: 250-
                C: MAIL FROM:<a@b.example> SIZE=2000
                S: 250
                C: RCPT TO:<bert@example.com>
                S: 452 4.2.2 The mailbox of bert@example.com is full
                C: RCPT TO:<anna@example.com>
                S: 452 4.2.2
                C: RCPT TO:<orders@example.com>
                S: 250
                """);
    }

    @Test
    void aMessageThatTurnsOutTooLargeForAMailboxIsRefusedAsAWhole() {
        start(Dialect.SMTP);
        server.store.mailboxes().quota("anna", 500, Quota.UNLIMITED);
        client.transaction("bert@example.com")
                .ask("RCPT TO:<anna@example.com>", "250")
                .ask("DATA", "354")
                .say("x".repeat(600))
                .ask(".", "452 4.2.2");
        assertThat(rows("anna")).isEmpty();
        assertThat(rows("bert")).isEmpty();
    }

    @Test
    void lmtpAnswersForEachMailbox() {
        start(Dialect.LMTP);
        server.directory.put("anna@example.com", List.of(new Target("archive", false)));
        server.store.mailboxes().quota("anna", 500, Quota.UNLIMITED);
        client.expect("220").run("""
                C: LHLO c.example
                S: 250-
                C: MAIL FROM:<a@b.example>
                S: 250
                C: RCPT TO:<orders@example.com>
                S: 250
                C: RCPT TO:<anna@example.com>
                S: 250
                C: RCPT TO:<bert@example.com>
                S: 250
                C: DATA
                S: 354
                """);
        client.say("x".repeat(600)).run("""
                C: .
                S: 250 2.0.0
                S: 452 4.2.2 The mailbox of anna@example.com is full
                S: 250 2.0.0
                """);
        assertThat(rows("anna")).isEmpty();
        assertThat(server.waiting("archive")).isEmpty();
        assertThat(rows("bert")).hasSize(1);
        assertThat(server.waiting("orders").get(0).mail().envelope().source()).isEqualTo(MailSource.LMTP);
    }

    @Test
    void lmtpRefusesAllIfNoMailboxHasRoom() {
        start(Dialect.LMTP);
        server.store.mailboxes().quota("anna", 500, Quota.UNLIMITED);
        client.expect("220").run("""
                C: LHLO c.example
                S: 250-
                C: MAIL FROM:<a@b.example>
                S: 250
                C: RCPT TO:<anna@example.com>
                S: 250
                C: RCPT TO:<anna+list@example.com>
                S: 250
                C: DATA
                S: 354
                """);
        client.say("x".repeat(600)).run("""
                C: .
                S: 452 4.2.2
                S: 452 4.2.2
                C: MAIL FROM:<a@b.example>
                S: 250
                """);
        assertThat(rows("anna")).isEmpty();
    }

    @Test
    void theMailboxGetsNothingThatAConsumerRefuses() {
        start(Dialect.SMTP);
        server.directory.put("anna@example.com", List.of(new Target("help", true)));
        server.decider = claim -> {
            server.store.queue().settle(claim, new Outcome.Discarded());
            return new Decision.Refused("5.7.1", "No");
        };
        client.transaction("anna@example.com").ask("DATA", "354").ask(".", "550 5.7.1 No");
        assertThat(rows("anna")).isEmpty();
    }

    @Test
    void theMailboxGetsWhatAConsumerAcceptsAndNotBefore() {
        start(Dialect.SMTP);
        server.directory.put("anna@example.com", List.of(new Target("help", true)));
        server.decider = claim -> {
            assertThat(rows("anna")).isEmpty();
            server.store.queue().settle(claim, new Outcome.Handled());
            return new Decision.Accepted();
        };
        client.transaction("anna@example.com").ask("DATA", "354").ask(".", "250");
        assertThat(rows("anna")).hasSize(1);
    }

    @Test
    void aMailboxThatHasBecomeFullWhileAConsumerDecidedKeepsTheMessageFromAll() {
        start(Dialect.SMTP);
        server.directory.put("anna@example.com", List.of(new Target("help", true), new Target("archive", false)));
        server.decider = claim -> {
            server.store.mailboxes().quota("anna", 0, 0);
            server.store.queue().settle(claim, new Outcome.Handled());
            return new Decision.Accepted();
        };
        client.transaction("anna@example.com").ask("DATA", "354").ask(".", "452 4.2.2");
        assertThat(rows("anna")).isEmpty();
        assertThat(server.waiting("archive")).isEmpty();
        assertThat(server.store.admin().figures().messages()).isZero();
    }

    private void start(Dialect dialect) {
        server = new Setup(directory).dialect(dialect).start();
        server.recipients.mailboxes.putAll(
                Map.of("anna@example.com", ANNA, "anna+list@example.com", ANNA, "bert@example.com", BERT));
        client = server.connect();
    }

    private MessageRow only(String account) {
        List<MessageRow> rows = rows(account);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private List<MessageRow> rows(String account) {
        try (OpenMailbox open = server.store.mailboxes().open(account, "INBOX", NOBODY)) {
            MailboxSnapshot snapshot = open.snapshot();
            return IntStream.range(0, snapshot.exists()).mapToObj(snapshot::get).toList();
        }
    }

    private String content(MessageRow row) {
        try (InputStream in = server.store.content().read(row.contentId())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
