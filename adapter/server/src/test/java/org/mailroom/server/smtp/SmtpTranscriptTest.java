package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.store.queue.Claim;

/** What is said on a connection, good and bad, in every state. */
class SmtpTranscriptTest {

    private SmtpServer server;
    private SmtpDialogue client;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = new SmtpServer(directory);
        client = server.connect();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void announcesWhatItOffersAndNothingElse() {
        client.expect("220 mail.example.com ESMTP Mailroom");
        assertThat(client.say("EHLO client.example").reply())
                .containsExactly(
                        "250-mail.example.com greets client.example",
                        "250-PIPELINING",
                        "250-SIZE 200000",
                        "250-8BITMIME",
                        "250-ENHANCEDSTATUSCODES",
                        "250-SMTPUTF8",
                        "250-CHUNKING",
                        "250-BINARYMIME",
                        "250-LIMITS RCPTMAX=5",
                        "250 HELP");
    }

    @Test
    void takesAMessageAndPutsTraceFieldsBeforeIt() {
        client.transaction("orders@example.com").run("""
                C: DATA
                S: 354
                C: Subject: hello
                C:
                C: ..stuffed
                C: .
                S: 250 2.0.0 Accepted as
                C: QUIT
                S: 221 2.0.0
                """);
        client.expectEnd();
        List<Claim> waiting = server.waiting("orders");
        assertThat(waiting).hasSize(1);
        assertThat(server.content(waiting.get(0)))
                .matches("(?s)Return-Path: <a@client.example>\r\n"
                        + "Received: from client.example \\(\\[127.0.0.1\\]\\)\r\n"
                        + "\tby mail.example.com \\(Mailroom\\) with ESMTP id [0-9A-Z]{13}\r\n"
                        + "\tfor <orders@example.com>;\r\n"
                        + "\t\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"
                        + "Subject: hello\r\n\r\n\\.stuffed\r\n");
    }

    @Test
    void refusesWhatComesInTheWrongOrder() {
        client.run("""
                S: 220
                C: MAIL FROM:<a@b.example>
                S: 503 5.5.1 Introduce
                C: RCPT TO:<orders@example.com>
                S: 503 5.5.1 Need MAIL
                C: DATA
                S: 503 5.5.1
                C: EHLO me
                S: 250-
                C: RCPT TO:<orders@example.com>
                S: 503 5.5.1
                C: MAIL FROM:<a@b.example>
                S: 250 2.1.0
                C: MAIL FROM:<a@b.example>
                S: 503 5.5.1 Sender already given
                C: DATA
                S: 554 5.5.1
                C: RSET
                S: 250 2.0.0
                C: DATA
                S: 503 5.5.1
                """);
    }

    @Test
    void knowsTheSmallCommands() {
        client.run("""
                S: 220
                C: NOOP
                S: 250 2.0.0
                C: noop with words
                S: 250 2.0.0
                C: VRFY orders
                S: 252 2.5.0
                C: HELP
                S: 214-2.0.0 Commands known here:
                C: HELO old.example
                S: 250 mail.example.com
                C: RSET
                S: 250 2.0.0
                C: QUIT
                S: 221 2.0.0
                """).expectEnd();
    }

    @Test
    void refusesUnknownRecipientsOneByOne() {
        client.transaction("orders@example.com").run("""
                C: RCPT TO:<nobody@example.com>
                S: 550 5.1.1
                C: RCPT TO:<later@example.com>
                S: 451 4.3.2 Not yet
                C: RCPT TO:nobody@example.com
                S: 501 5.1.3
                """);
    }

    @Test
    void countsRecipients() {
        for (int i = 0; i < 6; i++) {
            server.directory.put("r" + i + "@example.com", List.of(new Target("orders", false)));
        }
        client.transaction("r0@example.com");
        for (int i = 1; i < 5; i++) {
            client.ask("RCPT TO:<r" + i + "@example.com>", "250");
        }
        client.ask("RCPT TO:<r5@example.com>", "452 4.5.3 Too many recipients");
        client.run("C: DATA\nS: 354\nC: .\nS: 250 2.0.0");
        assertThat(server.waiting("orders").get(0).recipients()).hasSize(5);
    }

    @Test
    void makesOneDeliveryForEachSubscription() {
        server.directory.put("both@example.com", List.of(new Target("orders", false), new Target("archive", false)));
        client.transaction("both@example.com").run("""
                C: RCPT TO:<orders@example.com> NOTIFY=FAILURE,DELAY ORCPT=rfc822;Bob+40example.com
                S: 250
                C: DATA
                S: 354
                C: .
                S: 250
                """);
        assertThat(server.waiting("archive").get(0).recipients()).hasSize(1);
        var orders = server.waiting("orders").get(0);
        assertThat(orders.recipients()).hasSize(2);
        assertThat(orders.recipients().get(1).parameters())
                .containsEntry("NOTIFY", "FAILURE,DELAY")
                .containsEntry("ORCPT", "rfc822;Bob+40example.com");
    }

    @Test
    void checksParameters() {
        client.run("""
                S: 220
                C: EHLO me
                S: 250-
                C: MAIL FROM:<a@b.example> FOO=1
                S: 555 5.5.4
                C: MAIL FROM:<a@b.example> SIZE=200001
                S: 552 5.3.4
                C: MAIL FROM:<a@b.example> SIZE=99999999999999999999
                S: 552 5.3.4
                C: MAIL FROM:<a@b.example> SIZE=x
                S: 501 5.5.4
                C: MAIL FROM:<a@b.example> BODY=9BIT
                S: 501 5.5.4
                C: MAIL FROM:<a@b.example> SMTPUTF8=1
                S: 501 5.5.4
                C: MAIL FROM:<a@b.example> RET=SOME
                S: 501 5.5.4
                C: MAIL FROM:<ä@b.example>
                S: 553 5.6.7
                C: MAIL FROM:<a@b.example> SIZE=100 BODY=8BITMIME RET=HDRS ENVID=QQ+2B1
                S: 250 2.1.0
                C: RCPT TO:<orders@example.com> NOTIFY=NEVER,SUCCESS
                S: 501 5.5.4
                C: RCPT TO:<orders@example.com> ORCPT=nonsense
                S: 501 5.5.4
                C: RCPT TO:<orders@example.com> FOO
                S: 555 5.5.4
                """);
    }

    @Test
    void speaksUtf8WhenAsked() {
        server.directory.put("jürgen@example.com", List.of(new Target("orders", false)));
        client.run("""
                S: 220
                C: EHLO me
                S: 250-
                C: MAIL FROM:<zoë@b.example> SMTPUTF8
                S: 250
                C: RCPT TO:<jürgen@example.com>
                S: 250
                C: DATA
                S: 354
                C: Subject: grüße
                C: .
                S: 250
                """);
        var claim = server.waiting("orders").get(0);
        assertThat(claim.mail().envelope().sender()).isEqualTo("zoë@b.example");
        assertThat(claim.mail().envelope().protocol()).isEqualTo("UTF8SMTP");
        assertThat(new String(server.message(claim).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo("Subject: grüße\r\n");
    }

    @Test
    void takesTheNullSender() {
        client.run("""
                S: 220
                C: EHLO me
                S: 250-
                C: MAIL FROM:<>
                S: 250
                C: RCPT TO:<orders@example.com>
                S: 250
                C: DATA
                S: 354
                C: .
                S: 250
                """);
        var claim = server.waiting("orders").get(0);
        assertThat(claim.mail().envelope().sender()).isEmpty();
        assertThat(server.content(claim)).startsWith("Return-Path: <>\r\n");
    }

    @Test
    void answersPipelinedCommandsInTheirOrder() {
        client.expect("220")
                .raw("EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<nobody@example.com>\r\n"
                        + "RCPT TO:<orders@example.com>\r\nDATA\r\n")
                .expect("250-")
                .expect("250 2.1.0")
                .expect("550 5.1.1")
                .expect("250 2.1.5")
                .expect("354")
                .raw("one\r\n.\r\nMAIL FROM:<c@d.example>\r\nRCPT TO:<orders@example.com>\r\nDATA\r\n")
                .expect("250 2.0.0")
                .expect("250 2.1.0")
                .expect("250 2.1.5")
                .expect("354")
                .raw("two\r\n.\r\nQUIT\r\n")
                .expect("250 2.0.0")
                .expect("221 2.0.0")
                .expectEnd();
        assertThat(server.waiting("orders")).extracting(server::message).containsExactly("one\r\n", "two\r\n");
    }

    @Test
    void executesWhatCameBeforeTheClientEndedItsSide() {
        client.transaction("orders@example.com")
                .raw("DATA\r\n")
                .expect("354")
                .raw("last words\r\n.\r\nNOOP\r\n")
                .endOutput()
                .expect("250 2.0.0 Accepted")
                .expect("250 2.0.0")
                .expectEnd();
    }

    @Test
    void forgetsATransactionThatEndsWithTheConnection() {
        client.transaction("orders@example.com").raw("DATA\r\n").expect("354").raw("never finished\r\n");
        client.close();
        client = server.connect();
        client.transaction("orders@example.com").run("C: DATA\nS: 354\nC: finished\nC: .\nS: 250");
        assertThat(server.waiting("orders")).extracting(server::message).containsExactly("finished\r\n");
    }
}
