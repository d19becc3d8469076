package org.mailroom.server.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.server.limit.Limit;

/** Proxies, crowds and clients that leave at any point: the right one is counted, and nothing is left of it. */
class SmtpCrowdTest {

    private static final String HEADER = "PROXY TCP4 192.0.2.7 198.51.100.1 40000 25\r\n";
    private static final String SECRET = Base64.getEncoder().encodeToString("\0joe\0secret".getBytes(US_ASCII));

    @TempDir
    Path directory;

    private SmtpServer.Setup setup() {
        return new SmtpServer.Setup(directory);
    }

    @Test
    void believesAProxy() {
        try (var server = setup().proxies("127.0.0.0/8").start()) {
            String dialogue = HEADER + "EHLO client.example\r\n";
            for (int split = 1; split < dialogue.length(); split += 7) {
                try (var client = server.connect()) {
                    client.raw(dialogue.substring(0, split)).raw(dialogue.substring(split));
                    client.expect("220 ").expect("250-").mail();
                }
            }
            assertThat(server.waiting("orders")).isNotEmpty().allSatisfy(claim -> assertThat(server.content(claim))
                    .contains("[192.0.2.7]"));
            server.awaitNothingLeft();
        }
    }

    @Test
    void believesAProxyBeneathTls() {
        byte[] binary = HexFormat.of().parseHex("0D0A0D0A000D0A515549540A" + "2111000C" + "C0000207C63364019C400019");
        try (var server = setup().tls().proxies("127.0.0.1").start();
                var client = new SmtpDialogue(server.tlsAddress)) {
            client.raw(binary)
                    .beginTls()
                    .expect("220 ")
                    .ask("EHLO client.example", "250-")
                    .mail();
            assertThat(server.content(server.waiting("orders").get(0))).contains("[192.0.2.7]");
        }
    }

    @Test
    void countsTheClientsOfAProxy() {
        try (var server = setup().limit(Limit.MAX_CONNECTIONS_PER_ADDRESS, 1)
                        .proxies("127.0.0.1")
                        .start();
                var one = server.connect();
                var other = server.connect();
                var again = server.connect();
                var own = server.connect()) {
            one.raw(HEADER).expect("220 ");
            other.raw(HEADER.replace("192.0.2.7", "192.0.2.8")).expect("220 ");
            again.raw(HEADER).expect("421 4.7.0").expectEnd();
            own.raw("PROXY UNKNOWN\r\n").expect("220 ");
            assertThat(server.transport.peers()).isEqualTo(3);
        }
    }

    @Test
    void closesAProxyThatSendsNoHeader() {
        try (var server =
                setup().limit(Limit.PROXY_TIMEOUT, 1).proxies("127.0.0.1").start()) {
            for (String none :
                    List.of("EHLO client.example\r\n", "PROXY TCP4 a b 1 2\r\n", "PROXY " + "x".repeat(120))) {
                try (var client = server.connect()) {
                    client.raw(none);
                    assertThat(client.isEndedWithout("2")).isTrue();
                }
            }
            try (var client = server.connect()) {
                client.raw("PROXY ").expectEnd();
            }
            try (var client = server.connect()) {
                client.raw("PROXY ").endOutput().expectEnd();
            }
            assertThat(server.metrics.lines)
                    .filteredOn(line -> line.startsWith("no header of a proxy: "))
                    .hasSize(5);
            server.awaitNothingLeft();
        }
    }

    @Test
    void believesNobodyElse() {
        try (var server = setup().proxies("192.0.2.0/24").start();
                var client = server.connect()) {
            client.raw(HEADER).expect("220 ").expect("500 5.5.1");
        }
    }

    @Test
    void takesSoManyConnectionsInAMinute() {
        try (var server = setup().start()) {
            server.limits.set(Limit.MAX_CONNECTION_RATE_PER_ADDRESS, 2);
            try (var one = server.connect();
                    var other = server.connect();
                    var third = server.connect()) {
                one.expect("220 ");
                other.expect("220 ");
                third.expect("421 4.7.0").expectEnd();
            }
            assertThat(server.metrics.lines).contains("refused by maxConnectionRatePerAddress");
            server.awaitNothingLeft();
        }
    }

    @Test
    void countsTheSessionsOfAUserFromTheLoginToTheEnd() {
        try (var server = setup().tls().login().start()) {
            server.limits.set(Limit.MAX_CONNECTIONS_PER_USER, 1);
            try (var other = server.connectByTls().expect("220 ").ask("EHLO a", "250-")) {
                try (var one = server.connectByTls().expect("220 ").ask("EHLO a", "250-")) {
                    one.ask("AUTH PLAIN " + SECRET, "235");
                    other.ask("AUTH PLAIN " + SECRET, "454 4.7.0 Too many sessions");
                    assertThat(server.users.of("joe")).isOne();
                }
                SmtpServer.await(() -> server.users.users() == 0);
                other.ask("AUTH PLAIN " + SECRET, "235");
            }
            server.awaitNothingLeft();
        }
    }

    @Test
    void leavesNothingOfAClientThatLeavesAtAnyPoint() {
        String session = "EHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<orders@example.com>\r\nBDAT 20\r\n"
                + "0123456789012345678\nBDAT 3 LAST\r\nab\nMAIL FROM:<a@b.example>\r\n"
                + "RCPT TO:<orders@example.com>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\nQUIT\r\n";
        try (var server = setup().start()) {
            for (int end = 0; end <= session.length(); end += 3) {
                try (var client = server.connect()) {
                    client.raw(session.substring(0, end));
                    if (end % 2 == 0) {
                        client.endOutput().isEndedWithout("nothing");
                    }
                }
            }
            server.awaitNothingLeft();
        }
    }

    @Test
    void letsHandshakesWaitTheirTurn() {
        try (var server = setup().tls().start()) {
            server.limits.set(Limit.MAX_HANDSHAKES, 1);
            var silent = new SmtpDialogue(server.tlsAddress);
            SmtpServer.await(() -> server.transport.handshakes() == 1);
            var waiting = new SmtpDialogue(server.tlsAddress);
            var gone = new SmtpDialogue(server.tlsAddress);
            SmtpServer.await(() -> server.transport.handshakes() == 3);
            gone.close();
            silent.close();
            waiting.beginTls().expect("220 ").ask("NOOP", "250");
            waiting.close();
            for (int octets = 1; octets < 200; octets += 10) {
                try (var aborted = new SmtpDialogue(server.tlsAddress)) {
                    aborted.raw("\u0016\u0003\u0001\u0000\u00c8\u0001\u0000\u0000\u00c4"
                            .repeat(30)
                            .substring(0, octets));
                }
            }
            try (var well = server.connectByTls()) {
                well.expect("220 ").ask("NOOP", "250");
            }
            server.awaitNothingLeft();
        }
    }

    /** Two places for all: who sends half a message keeps one, who says little needs none, who has much to say waits. */
    @Test
    void sharesMemory() {
        byte[] half = "x".repeat(998).concat("\r\n").repeat(100).getBytes(ISO_8859_1);
        try (var server = setup().start()) {
            server.limits.set(Limit.MAX_MEMORY, 1 << 20);
            var holders = List.of(server.connect(), server.connect());
            for (SmtpDialogue holder : holders) {
                holder.transaction("orders@example.com").ask("DATA", "354").raw(half);
            }
            SmtpServer.await(() -> server.transport.memory().held() >= 2 * half.length);
            try (var third = server.connect()) {
                third.transaction("orders@example.com")
                        .ask("DATA", "354")
                        .raw(half)
                        .raw("\r\n.\r\n");
                SmtpServer.await(() -> server.transport.memory().waiting() == 1);
                try (var little = server.connect()) {
                    little.expect("220 ").ask("EHLO a", "250-").mail();
                }
                assertThat(server.transport.memory().held()).isLessThan(1 << 20);
                holders.get(0).raw("\r\n.\r\n").expect("250 2.0.0");
                third.expect("250 2.0.0");
            }
            holders.forEach(SmtpDialogue::close);
            server.awaitNothingLeft();
        }
    }

    /** The same where nothing of what is held can be read yet: records of TLS that have not come whole. */
    @Test
    void sharesMemoryWithHalfRecords() {
        byte[] record = "x".repeat(998).concat("\r\n").repeat(15).getBytes(ISO_8859_1);
        try (var server = setup().tls().start()) {
            // A share of 8 KiB, and two places of 320
            server.limits.set(Limit.MAX_MEMORY, 5 << 18);
            server.limits.set(Limit.MAX_CONNECTIONS, 80);
            var holders = List.of(server.connectByTls(), server.connectByTls());
            for (SmtpDialogue holder : holders) {
                holder.transaction("orders@example.com").ask("DATA", "354").rawBut(100, record);
            }
            SmtpServer.await(() -> server.transport.memory().held() >= 2 * (record.length - 100));
            SmtpServer.await(() -> server.transport.memory().places() == 2);
            try (var third = server.connectByTls()) {
                third.transaction("orders@example.com").ask("DATA", "354").rawBut(100, record);
                SmtpServer.await(() -> server.transport.memory().waiting() == 1);
                try (var little = server.connectByTls()) {
                    little.expect("220 ").ask("EHLO a", "250-").mail();
                }
                holders.get(0).rest().raw("\r\n.\r\n").expect("250 2.0.0");
                third.rest().raw("\r\n.\r\n").expect("250 2.0.0");
                SmtpServer.await(() -> server.transport.memory().places() == 1);
            }
            holders.forEach(SmtpDialogue::close);
            server.awaitNothingLeft();
        }
    }
}
