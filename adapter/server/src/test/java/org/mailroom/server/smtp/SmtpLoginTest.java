package org.mailroom.server.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.server.limit.LoginLimits;

/** AUTH: every reply, and that nothing is left of a login however it ends. */
class SmtpLoginTest {

    private static final String SECRET = login("joe", "secret");

    private SmtpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        server = new SmtpServer.Setup(directory).tls().login().start();
    }

    @AfterEach
    void stop() {
        server.toys.gate.countDown();
        server.awaitNothingLeft();
        server.close();
    }

    private static String login(String user, String password) {
        return base64("\0" + user + "\0" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SmtpDialogue greeted(SmtpServer server) {
        return server.connect().expect("220").ask("EHLO me", "250-");
    }

    @Test
    void logsInWithAnInitialResponse() {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY-LAYER " + SECRET, "235 2.7.0");
        }
        try (var client = server.connectByTls().expect("220").ask("EHLO me", "250-")) {
            client.ask("auth plain " + SECRET, "235 2.7.0")
                    .ask("AUTH PLAIN " + SECRET, "503 5.5.1 You have logged in already")
                    .ask("MAIL FROM:<a@b.example>", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .run("C: DATA\nS: 354\nC: .\nS: 250");
        }
        var claim = server.waiting("orders").get(0);
        assertThat(server.content(claim)).contains("with ESMTPSA id");
        assertThat(claim.mail().envelope().user()).isEqualTo("joe");
        assertThat(server.metrics.lines).containsExactly("login of joe by TOY-LAYER", "login of joe by PLAIN");
    }

    @Test
    void asksAndHasALastWord() {
        try (var client = greeted(server)) {
            assertThat(client.say("AUTH TOY").reply()).containsExactly("334 ");
            client.ask("", "334 " + base64("and?"))
                    .ask(SECRET, "334 " + base64("v=ok"))
                    .ask("", "235 2.7.0")
                    .ask("MAIL FROM:<a@b.example>", "250")
                    .ask("RCPT TO:<orders@example.com>", "250")
                    .run("C: DATA\nS: 354\nC: .\nS: 250");
        }
        assertThat(server.content(server.waiting("orders").get(0))).contains("with ESMTPA id");
    }

    @Test
    void takesAnEmptyInitialResponse() {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY =", "334 " + base64("and?"))
                    .ask("*", "501 5.7.0")
                    .ask("NOOP", "250");
        }
    }

    @Test
    void takesPipelinedResponses() {
        try (var client = greeted(server)) {
            client.raw("AUTH TOY =\r\n" + SECRET + "\r\n\r\nNOOP\r\nAUTH TOY\r\n")
                    .expect("334")
                    .expect("334")
                    .expect("235")
                    .expect("250")
                    .expect("503");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 535 5.7.8 Authentication credentials invalid",
        "mary, 535 5.7.8 Authentication credentials invalid",
        "proxy, 535 5.7.8 Not authorized: you are nobody else",
        "weak, 534 5.7.9 Too weak: use more bits",
        "down, 454 4.7.0 Temporary",
        "boom, 454 4.7.0 Temporary"
    })
    void tellsWhyALoginFails(String user, String reply) {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY =", "334")
                    .ask(login(user, "wrong"), reply)
                    .ask("NOOP", "250")
                    .ask("AUTH TOY-LAYER " + SECRET, "235");
        }
        assertThat(server.metrics.lines).anyMatch(line -> line.startsWith("no login by TOY: "));
    }

    @Test
    void refusesWhatIsNotALogin() {
        try (var client = greeted(server)) {
            client.run("""
                    C: AUTH
                    S: 501 5.5.4
                    C: AUTH TOY a b
                    S: 501 5.5.4
                    C: AUTH KERBEROS_V4
                    S: 504 5.5.4
                    C: AUTH TOY-PLUS
                    S: 504 5.5.4
                    C: AUTH PLAIN
                    S: 538 5.7.11
                    C: AUTH TOY *
                    S: 501 5.5.2
                    C: AUTH TOY
                    S: 334
                    C: no base64!
                    S: 501 5.5.2
                    C: MAIL FROM:<a@b.example>
                    S: 250
                    C: AUTH TOY
                    S: 503 5.5.1 No AUTH within a transaction
                    """);
        }
    }

    @Test
    void wantsEhloFirst() {
        try (var client = server.connect().expect("220")) {
            client.ask("AUTH TOY", "503 5.5.1").ask("HELO me", "250").ask("AUTH TOY", "503 5.5.1");
        }
    }

    @Test
    void takesLongResponsesAndOnlyThose() {
        String most = "A".repeat(12_286);
        try (var client = greeted(server)) {
            client.ask("AUTH TOY", "334")
                    .ask(most.substring(2), "334")
                    .ask("*", "501 5.7.0")
                    .ask("AUTH TOY", "334")
                    .ask(most + "A", "500 5.5.6")
                    .ask("NOOP " + "x".repeat(1018), "500 5.5.2 Line longer than 1024 octets")
                    .ask("AUTH TOY " + most, "500 5.5.2")
                    .ask("EHLO me", "250-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA\n", "A\0AA\r\n", "A\rAA\r\n", "\u00ff\r\n"})
    void refusesAResponseThatIsNoLine(String response) {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY", "334").raw(response).expect("501 5.5.2").ask("NOOP", "250");
        }
    }

    @Test
    void endsAConnectionThatGuesses() {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY-LAYER " + login("joe", "1"), "535 5.7.8")
                    .ask("AUTH TOY-LAYER " + login("joe", "2"), "535 5.7.8")
                    .ask("AUTH TOY-LAYER " + login("joe", "3"), "421 4.7.0 Too many failed logins")
                    .expectEnd();
        }
    }

    @Test
    void bansAnAddressThatGuesses(@TempDir Path other) {
        try (var strict = new SmtpServer.Setup(other)
                        .login()
                        .loginLimits(limits(Duration.ZERO, 2))
                        .start();
                var bystander = greeted(strict)) {
            try (var client = greeted(strict)) {
                client.ask("AUTH TOY-LAYER " + login("joe", "1"), "535 5.7.8")
                        .ask("AUTH TOY-LAYER " + login("joe", "2"), "421 4.7.0")
                        .expectEnd();
            }
            try (var client = strict.connect()) {
                client.expect("421 4.7.0 mail.example.com Too many failed logins")
                        .expectEnd();
            }
            bystander
                    .ask("NOOP", "250")
                    .ask("AUTH TOY-LAYER " + SECRET, "421 4.7.0")
                    .expectEnd();
            assertThat(strict.penalties.bans()).hasSize(1);
            assertThat(strict.penalties.unban(strict.address.getAddress())).isTrue();
            try (var client = greeted(strict)) {
                client.ask("AUTH TOY-LAYER " + SECRET, "235");
            }
        }
    }

    private static LoginLimits limits(Duration delay, int banAfter) {
        return new LoginLimits(12_288, 3, delay, delay, Duration.ofMinutes(5), banAfter, Duration.ofMinutes(5), 100);
    }

    /** The wait holds no thread: two threads serve all these. */
    @Test
    void letsManyWaitAtOnce(@TempDir Path other) {
        try (var slow = new SmtpServer.Setup(other)
                .login()
                .loginLimits(limits(Duration.ofMillis(400), 0))
                .start()) {
            SmtpDialogue[] clients = new SmtpDialogue[20];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = greeted(slow).say("AUTH TOY-LAYER " + login("joe", "wrong"));
            }
            for (SmtpDialogue client : clients) {
                client.expect("535 5.7.8").close();
            }
            slow.awaitNothingLeft();
        }
    }

    @Test
    void forgetsALoginWhoseClientLeavesWhileItWaits(@TempDir Path other) {
        try (var slow = new SmtpServer.Setup(other)
                .login()
                .loginLimits(limits(Duration.ofHours(1), 0))
                .start()) {
            slow.penalties.failed(slow.address.getAddress());
            try (var client = greeted(slow)) {
                client.say("AUTH TOY-LAYER " + SECRET);
                SmtpServer.await(() -> slow.logins.exchanges.get() == 1);
            }
            slow.awaitNothingLeft();
            assertThat(slow.metrics.lines).isEmpty();
        }
    }

    @Test
    void saysGoodbyeToALoginThatWaits(@TempDir Path other) {
        try (var slow = new SmtpServer.Setup(other)
                .login()
                .loginLimits(limits(Duration.ofHours(1), 0))
                .start()) {
            slow.penalties.failed(slow.address.getAddress());
            try (var client = greeted(slow)) {
                client.say("AUTH TOY-LAYER " + SECRET);
                SmtpServer.await(() -> slow.logins.exchanges.get() == 1);
                slow.transport.close(Duration.ofSeconds(5));
                client.expect("421 4.3.2").expectEnd();
            }
            slow.awaitNothingLeft();
        }
    }

    @Test
    void forgetsALoginWhoseClientLeavesInTheMiddle() {
        try (var client = greeted(server)) {
            client.ask("AUTH TOY =", "334");
            assertThat(server.logins.exchanges).hasValue(1);
        }
        server.awaitNothingLeft();
    }

    /** A layer that was made for a client who has gone. */
    @Test
    void forgetsALoginWhoseClientLeavesWhileItIsWorkedOn() {
        server.toys.gate = new CountDownLatch(1);
        try (var client = greeted(server)) {
            client.say("AUTH TOY-LAYER " + SECRET);
            SmtpServer.await(() -> server.logins.exchanges.get() == 1);
        }
        server.toys.gate.countDown();
        server.awaitNothingLeft();
    }

    /** As RFC 7628, section 3.2.3 wants it: the client is told of its failure by a challenge. */
    @Test
    void countsAFailureWhateverTheClientAnswersToBeingTold() {
        String told = "334 " + base64("{}");
        for (String answer : new String[] {base64("\1"), "*"}) {
            try (var client = greeted(server)) {
                client.ask("AUTH TOY-LAYER " + login("told", "x"), told).ask(answer, "535 5.7.8");
            }
        }
        try (var client = greeted(server)) {
            client.ask("AUTH TOY-LAYER " + login("told", "x"), told)
                    .raw("A\0\r\n")
                    .expect("501 5.5.2");
        }
        try (var client = greeted(server)) {
            client.ask("AUTH TOY-LAYER " + login("told", "x"), told);
        }
        server.awaitNothingLeft();
        assertThat(server.metrics.lines).hasSize(4).containsOnly("no login by TOY-LAYER: the token is over");
        assertThat(server.penalties.size()).isEqualTo(1);
    }

    @Test
    void endsALoginOfTheSilent(@TempDir Path other) {
        try (var impatient = new SmtpServer.Setup(other)
                        .login()
                        .timeouts(Duration.ofMillis(300), Duration.ofSeconds(5))
                        .start();
                var client = greeted(impatient)) {
            client.ask("AUTH TOY", "334").expect("421 4.4.2");
            SmtpServer.await(() -> impatient.logins.exchanges.get() == 0);
            client.expectEnd();
        }
    }

    @Test
    void endsALoginWhenTheServerStops() {
        try (var client = greeted(server).ask("AUTH TOY", "334")) {
            new Thread(() -> server.transport.close(Duration.ofSeconds(5))).start();
            client.expect("421 4.3.2").expectEnd();
        }
    }

    /** The mechanisms themselves are tried a hundred thousand times, without a server. */
    @Test
    void keepsNothingOfThousandsOfLoginsThatWereGivenUp() throws Exception {
        String tries = "AUTH TOY =\r\n*\r\n".repeat(500);
        Thread[] threads = new Thread[4];
        SmtpDialogue[] clients = new SmtpDialogue[threads.length];
        for (int i = 0; i < threads.length; i++) {
            SmtpDialogue client = greeted(server);
            clients[i] = client;
            threads[i] = new Thread(() -> {
                for (int round = 0; round < 2; round++) {
                    client.raw(tries);
                    for (int reply = 0; reply < 500; reply++) {
                        client.expect("334 ").expect("501 5.7.0");
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(server.metrics.lines).hasSize(4000);
        for (SmtpDialogue client : clients) {
            client.ask("NOOP", "250").close();
        }
        assertThat(server.logins.exchanges).hasValue(0);
        assertThat(server.penalties.size()).isZero();
    }

    @Test
    void takesTheParameterOfMail() {
        try (var client = greeted(server)) {
            client.run("""
                    C: MAIL FROM:<a@b.example> AUTH=
                    S: 501 5.5.4
                    C: MAIL FROM:<a@b.example> AUTH=+
                    S: 501 5.5.4
                    C: MAIL FROM:<a@b.example> AUTH=<>
                    S: 250
                    C: RSET
                    S: 250
                    C: MAIL FROM:<a@b.example> AUTH=joe+2Bx@b.example
                    S: 250
                    C: RCPT TO:<orders@example.com>
                    S: 250
                    C: DATA
                    S: 354
                    C: .
                    S: 250
                    """)
                    .ask("AUTH TOY =", "334")
                    .ask(SECRET, "334")
                    .ask("", "235")
                    .run("""
                    C: MAIL FROM:<a@b.example> AUTH=joe+2Bx@b.example
                    S: 250
                    C: RCPT TO:<archive@example.com>
                    S: 250
                    C: DATA
                    S: 354
                    C: .
                    S: 250
                    """);
        }
        assertThat(server.waiting("orders").get(0).mail().envelope().parameters())
                .containsEntry("AUTH", "<>");
        assertThat(server.waiting("archive").get(0).mail().envelope().parameters())
                .containsEntry("AUTH", "joe+2Bx@b.example");
    }
}
