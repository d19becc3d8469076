package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mailroom.it.imap.ImapClient;
import org.mailroom.it.limits.ClientHello;
import org.mailroom.it.limits.Counters;
import org.mailroom.it.limits.CrowdedServer;
import org.mailroom.it.limits.CutDialogues;
import org.mailroom.it.limits.IdleCrowd;
import org.mailroom.it.limits.Peak;
import org.mailroom.it.limits.Pour;
import org.mailroom.it.limits.SlowClient;
import org.mailroom.it.limits.SlowClients;
import org.mailroom.it.limits.StoredContent;
import org.mailroom.it.limits.Wire;
import org.mailroom.it.security.HeapHistogram;
import org.mailroom.it.server.Artifacts;

/** Clients that are many, slow, endless or gone: they are served or ended as is documented, and nothing of them is left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsIT {

    private static final int IDLE = 9_800;
    private static final int IDLE_BY_TLS = 200;
    private static final int MEGABYTE = 1 << 20;
    private static final int LITERAL = 200_000;
    private static final Pattern TOO_SLOW = Pattern.compile("(?m)^(421 4\\.4\\.2|\\* BYE) ");

    private static CrowdedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = CrowdedServer.start(Files.createTempDirectory(Artifacts.workDirectory("limits"), "run"));
        CutDialogues.prepare(server);
        try (ImapClient client = server.login()) {
            client.ask("CREATE Large");
            client.ask("CREATE Drafts");
            client.append("Large", ("Subject: large\r\n\r\n" + "large\r\n".repeat(MEGABYTE / 7)).getBytes());
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void nothingPresses() throws Exception {
        Counters.awaitCalm(server.management());
    }

    @AfterEach
    void theServerHasNothingToReport() {
        assertThat(server.micro().log().matching("MR0032|LEAK|SEVERE")).isEmpty();
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    @Test
    void tenThousandIdleConnectionsCostLittle() throws Exception {
        assertEnoughFiles();
        serveOthers("before");
        Counters.awaitZero(server.management());
        HeapHistogram heapBefore = HeapHistogram.of(server.management());
        long residentBefore = server.micro().resident();
        int threadsBefore = threads().getThreadCount();
        long begun = System.nanoTime();
        List<Wire> secured = new ArrayList<>();
        try (var crowd = new IdleCrowd()) {
            crowd.join(IDLE, server.smtp(), server.imap(), server.submission());
            long joined = millisSince(begun);
            secure(secured, IDLE_BY_TLS);
            Counters full = Counters.of(server.management());
            assertThat(full.open()).isEqualTo(IDLE + IDLE_BY_TLS);
            assertThat(full.ofListeners()).isEqualTo(IDLE + IDLE_BY_TLS);
            assertThat(full.peers()).isEqualTo(IdleCrowd.PEERS + 1);
            assertThat(full.handshakes()).isZero();
            assertThat(full.heldOctets()).isZero();
            HeapHistogram heap = HeapHistogram.of(server.management());
            double heapEach = (heap.octets() - heapBefore.octets()) / 1024.0 / full.open();
            double residentEach = (server.micro().resident() - residentBefore) / 1024.0 / full.open();
            begun = System.nanoTime();
            serveOthers("meanwhile");
            long served = millisSince(begun);
            int threads = threads().getThreadCount();
            crowd.check();
            System.out.printf(
                    "%d idle connections, greeted in %d ms: %.1f KiB of heap each, %.1f KiB resident; threads %d -> %d;"
                            + " another client is served in %d ms%n",
                    full.open(), joined, heapEach, residentEach, threadsBefore, threads, served);
            assertThat(heapEach).as("KiB of heap each").isLessThan(8);
            assertThat(residentEach).as("KiB resident each").isLessThan(16);
            assertThat(threads - threadsBefore).as("threads more").isLessThan(50);
            for (int i = 0; i < secured.size(); i++) {
                if (i % 2 == 0) {
                    secured.get(i).reset();
                } else {
                    secured.get(i).close();
                }
            }
        }
        begun = System.nanoTime();
        Counters.awaitZero(server.management());
        System.out.printf("nothing is left of them after %d ms%n", millisSince(begun));
    }

    private static void assertEnoughFiles() throws Exception {
        var own = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var ofServer = ManagementFactory.newPlatformMXBeanProxy(
                server.management().server(),
                ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME,
                UnixOperatingSystemMXBean.class);
        int needed = IDLE + IDLE_BY_TLS + 1000;
        assertThat(own.getMaxFileDescriptorCount())
                .as("files that this process may have open: raise the limit (ulimit -n)")
                .isGreaterThan(needed);
        assertThat(ofServer.getMaxFileDescriptorCount())
                .as("files that the server may have open: raise the limit (ulimit -n)")
                .isGreaterThan(needed);
    }

    private static ThreadMXBean threads() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                server.management().server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    private static void secure(List<Wire> secured, int count) throws IOException {
        while (secured.size() < count) {
            boolean imap = secured.size() % 2 == 0;
            Wire wire = Wire.connect(imap ? server.imaps() : server.smtps()).secured(server.tls());
            wire.until(imap ? "* OK" : "220 ");
            secured.add(wire);
        }
    }

    /** A message comes by SMTP, and is read by IMAP. */
    private static void serveOthers(String subject) throws IOException {
        try (Wire sender = server.smtpData()) {
            sender.send("Subject: " + subject + "\r\n\r\n.\r\n");
            sender.until("250 2.0.0 Accepted");
        }
        try (ImapClient client = server.login()) {
            assertThat(client.ask("SELECT INBOX")).contains(" OK ");
            assertThat(client.ask("SEARCH SUBJECT " + subject)).containsPattern("\\* SEARCH \\d+");
        }
    }

    /** They take as long as they take; meanwhile others come, and are cut off after each octet of what they say. */
    @Test
    void whoIsTooSlowIsEndedAndWhoIsCutOffLeavesNothing() throws Exception {
        long begun = System.nanoTime();
        long endedBefore = server.endedBy("minDataRate");
        try (var slow = new SlowClients()) {
            List<SlowClient> silent = slow.addSilent(server);
            List<SlowClient> writers = slow.addWriters(server);
            SlowClient message = slow.writer("a message, not fast", server.smtpData(), "x".repeat(510) + "\r\n");
            SlowClient literal = slow.writer("a literal, not fast", server.appending(LITERAL), "x".repeat(512));
            slow.start();
            cutOff(CutDialogues.smtp(server));
            cutOff(CutDialogues.smtps(server));
            cutOff(CutDialogues.imap(server));
            // Later than the others, so that it is not looked at together with them
            Thread.sleep(Math.max(0, 11_000 - millisSince(begun)));
            slow.addReader(server);
            Counters.awaitOpen(server.management(), 3, Duration.ofSeconds(60));
            slow.stopWriting();
            for (SlowClient client : silent) {
                assertThat(client.heard()).as("%s", client).containsPattern(TOO_SLOW);
            }
            for (SlowClient client : writers) {
                assertThat(client.heard()).as("%s", client).containsPattern(TOO_SLOW);
            }
            assertThat(server.endedBy("minDataRate") - endedBefore).isEqualTo(writers.size());
            message.end("\r\n.\r\n", "250 2.0.0 Accepted");
            literal.end("x".repeat(LITERAL - literal.said()) + "\r\n", "a OK");
            message.close();
            literal.close();
            server.limit("minDataRate", MEGABYTE);
            Counters.awaitOpen(server.management(), 0, Duration.ofSeconds(60));
            assertThat(server.endedBy("minDataRate") - endedBefore).isEqualTo(writers.size() + 1);
            System.out.printf(
                    "%d slow clients ended after %d ms%n", silent.size() + writers.size() + 1, millisSince(begun));
        } finally {
            server.reset("minDataRate", "imapLoginTimeout");
        }
        assertThat(server.micro().log().matching("MR0082 .*minDataRate")).isNotEmpty();
        Counters.awaitZero(server.management());
    }

    private static void cutOff(CutDialogues dialogues) throws Exception {
        long begun = System.nanoTime();
        int count = dialogues.run();
        long took = millisSince(begun);
        int messages = dialogues.checkMessages(server);
        System.out.printf("%d dialogues cut off in %d ms, %d messages taken%n", count, took, messages);
    }

    /**
     * Each of them takes a place in the memory of connections, and more of them wait than there are places. Last of all, for it takes
     * some time until the server no longer feels the pressure.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoReadsNothingWaitsAndIsEnded() throws Exception {
        int readers = 24;
        int places = 16;
        server.limit("maxMemory", 2L * places * 256 * 1024);
        server.limit("writeTimeout", 3);
        long budget = server.management().limits().getMaxHeldBytes();
        List<Wire> wires = new ArrayList<>();
        try (Peak peak = Peak.watch(server.management())) {
            for (int i = 0; i < readers; i++) {
                Wire wire = server.narrowImapUser();
                wires.add(wire);
                wire.send("a SELECT Large\r\n" + "b FETCH 1 BODY.PEEK[]\r\n".repeat(50));
            }
            Wire pipelining = server.narrowImapUser();
            wires.add(pipelining);
            pipelining.send("c CAPABILITY\r\n".repeat(10_000));
            Thread.sleep(2000);
            Counters now = Counters.of(server.management());
            assertThat(now.memoryPlaces()).isEqualTo(places);
            assertThat(now.waitingForMemory()).isGreaterThanOrEqualTo(readers - places);
            serveOthers("budget");
            Counters.awaitOpen(server.management(), 0, Duration.ofSeconds(40));
            System.out.printf(
                    "%d clients that read nothing: at most %d of %d octets held%n",
                    wires.size(), peak.octets(), budget);
            assertThat(peak.octets()).isBetween(1L, budget);
            assertThat(server.management().limits().getPressure()).contains("memory of connections");
        } finally {
            server.reset("maxMemory", "writeTimeout");
            for (Wire wire : wires) {
                wire.close();
            }
        }
        Counters.awaitZero(server.management());
    }

    @Test
    void linesWithoutEndAreEndedAndHoldLittle() throws Exception {
        try (Peak peak = Peak.watch(server.management())) {
            try (Wire wire = server.smtpClient()) {
                wire.send("MAIL FROM:<" + "x".repeat(10_000) + ">\r\n");
                assertThat(wire.until("5")).startsWith("500 5.5.2 ");
                assertEndless(wire, "MAIL FROM:<", "421 4\\.7\\.0 ");
            }
            try (Wire wire = Wire.connect(server.submission())) {
                wire.until("220 ");
                wire.send("EHLO client.it.example\r\n");
                wire.until("250 ");
                wire.send("AUTH PLAIN\r\n");
                wire.until("334 ");
                assertEndless(wire, "", "500 5\\.5\\.6 |421 4\\.7\\.0 ");
            }
            try (Wire wire = server.greeted()) {
                wire.send("a LOGIN " + "x".repeat(10_000) + "\r\n");
                assertThat(wire.until("a ")).startsWith("a BAD ");
                assertEndless(wire, "b LOGIN ", "\\* BYE [^\n]*\nb BAD ");
            }
            try (Wire wire = server.imapUser()) {
                wire.send("a SEARCH SUBJECT " + "x".repeat(100_000) + "\r\n");
                assertThat(wire.until("a ")).startsWith("a BAD ");
                server.limit("maxMessageSize", MEGABYTE);
                wire.send("b NOOP\r\n");
                wire.until("b OK");
                assertEndless(wire, "c SEARCH SUBJECT ", "\\* BYE [^\n]*\nc BAD ");
            }
            try (Wire wire = server.smtpData()) {
                assertEndless(wire, "Subject: ", "421 4\\.3\\.4 ");
            }
            server.reset("maxMessageSize");
            try (Wire wire = server.appending(2 * MEGABYTE)) {
                wire.send("x".repeat(2 * MEGABYTE) + "\r\n");
                assertThat(wire.until("a ")).contains("a OK ");
            }
            System.out.printf("lines without end: at most %d octets held%n", peak.octets());
            assertThat(peak.octets()).isLessThan(MEGABYTE);
        } finally {
            server.reset("maxMessageSize");
        }
        Counters.awaitZero(server.management());
    }

    /** Sends a line without end until the server ends it. */
    private static void assertEndless(Wire wire, String beginning, String answer) throws Exception {
        Pour pour = Pour.into(wire, beginning);
        assertThat(wire.rest()).containsPattern("^(?m:" + answer + ")");
        assertThat(pour.octets()).as("octets sent after %s", beginning).isLessThan(64L * MEGABYTE);
    }

    @Test
    void literalsThatAreNotSentLeaveNothing() throws Exception {
        leaveLiterals();
        StoredContent before = StoredContent.settled(server.directory());
        assertThat(before.isWhole()).as("%s", before).isTrue();
        long queued = server.management().queue().getMessages();
        int left = 0;
        for (int round = 0; round < 3; round++) {
            left += leaveLiterals();
        }
        StoredContent after = StoredContent.settled(server.directory());
        System.out.printf("%d literals not sent: %s -> %s%n", left, before, after);
        assertThat(after.isWhole()).as("%s", after).isTrue();
        assertThat(after.chunks()).isEqualTo(before.chunks());
        assertThat(after.octets()).isEqualTo(before.octets());
        assertThat(after.pages() - before.pages()).as("pages more").isLessThan(100);
        assertThat(server.management().queue().getMessages()).isEqualTo(queued);
        assertThat(server.management().queue().getBytes()).isZero();
        Counters.awaitZero(server.management());
    }

    /** Announces literals of all kinds, sends nothing or some of them, and goes by FIN or by a reset; how many. */
    private static int leaveLiterals() throws Exception {
        String some = "Subject: half\r\n" + "x".repeat(MEGABYTE);
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            wires.add(server.awaited("a LOGIN {9}\r\n"));
            wires.add(server.appending(50_000_000));
            Wire announced = server.imapUser();
            announced.send("a APPEND Drafts {50000000+}\r\n");
            wires.add(announced);
            Wire asked = server.appending(50_000_000);
            asked.send(some);
            wires.add(asked);
            Wire unasked = server.imapUser();
            unasked.send("a APPEND Drafts {50000000+}\r\n" + some);
            wires.add(unasked);
            Wire chunk = server.smtpClient();
            chunk.send("MAIL FROM:<bob@it.example>\r\nRCPT TO:<" + CrowdedServer.ADDRESS + ">\r\nBDAT 50000000\r\n"
                    + some);
            wires.add(chunk);
        }
        for (int i = 0; i < wires.size(); i++) {
            if (i < wires.size() / 2) {
                wires.get(i).finish();
                wires.get(i).rest();
                wires.get(i).close();
            } else {
                wires.get(i).reset();
            }
        }
        Counters.awaitOpen(server.management(), 0, Duration.ofSeconds(20));
        return wires.size();
    }

    @Test
    void handshakesThatAreGivenUpLeaveNothing() throws Exception {
        byte[] hello = ClientHello.make(server.tls());
        byte[] half = Arrays.copyOf(hello, hello.length / 2);
        byte[] none = {};
        List<Wire> held = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (byte[] octets : List.of(none, half)) {
                held.addAll(beginHandshakes(octets));
            }
        }
        Counters full = Counters.of(server.management());
        assertThat(full.handshakes()).isEqualTo(held.size());
        for (int i = 0; i < 10; i++) {
            for (Wire wire : beginHandshakes("GET / HTTP/1.0\r\n\r\n".getBytes())) {
                wire.rest();
                wire.close();
            }
            for (Wire wire : beginHandshakes(hello)) {
                wire.reset();
            }
            for (Wire wire : beginHandshakes(hello)) {
                wire.finish();
                wire.rest();
                wire.close();
            }
        }
        List<Wire> others = new ArrayList<>();
        secure(others, 4);
        for (Wire other : others) {
            other.close();
        }
        for (int i = 0; i < held.size(); i++) {
            if (i % 3 == 0) {
                held.get(i).reset();
            } else if (i % 3 == 1) {
                held.get(i).close();
            }
        }
        // The rest is ended by tlsHandshakeTimeout
        Counters.awaitZero(server.management());
        System.out.printf("%d handshakes held and given up, %d at once%n", held.size() + 120, full.handshakes());
        for (Wire wire : held) {
            wire.close();
        }
    }

    /** One of each port, with implicit TLS and after STARTTLS. */
    private static List<Wire> beginHandshakes(byte[] octets) throws IOException {
        Wire smtp = Wire.connect(server.submission());
        smtp.until("220 ");
        smtp.send("EHLO client.it.example\r\n");
        smtp.until("250 ");
        smtp.send("STARTTLS\r\n");
        smtp.until("220 ");
        Wire imap = server.greeted();
        imap.send("a STARTTLS\r\n");
        imap.until("a OK");
        List<Wire> wires = List.of(Wire.connect(server.smtps()), Wire.connect(server.imaps()), smtp, imap);
        for (Wire wire : wires) {
            wire.send(octets);
        }
        return wires;
    }
}
