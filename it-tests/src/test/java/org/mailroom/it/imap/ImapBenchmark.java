package org.mailroom.it.imap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailroom.it.mail.MailShapes;
import org.mailroom.it.measure.Figures;
import org.mailroom.it.server.Artifacts;

/**
 * The adapter's IMAP server beside Dovecot: a mixed load, a large mailbox, APPEND, idle connections and the delay until another
 * session hears of a message. Not a test: {@code mvn -Pimap-benchmark -DskipTests package}. The arguments are the number of
 * rounds, in each of which each server has its turn, and the number of idle connections.
 */
public final class ImapBenchmark {

    private static final int LARGE = 10_000;

    /** How often all of the large mailbox is copied into the huge one. */
    private static final int COPIES = 10;

    private final List<ImapPeer> peers = new ArrayList<>();
    private final int idleConnections;
    private Figures figures = new Figures();

    private ImapBenchmark(int idleConnections) {
        this.idleConnections = idleConnections;
    }

    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        var benchmark = new ImapBenchmark(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000);
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("benchmark"), "imap");
        try {
            benchmark.peers.add(DovecotPeer.start(Files.createDirectories(
                    Path.of("/tmp", directory.getFileName().toString()))));
            benchmark.peers.add(MailroomPeer.start(directory));
            Path result = Artifacts.workDirectory("benchmark").resolve("imap.md");
            benchmark.measure(rounds, result);
            System.out.println(Files.readString(result));
            System.out.println("Written to " + result);
        } finally {
            benchmark.peers.forEach(ImapPeer::close);
        }
    }

    private void measure(int rounds, Path result) throws Exception {
        for (ImapPeer peer : peers) {
            fill(peer);
        }
        System.out.println("Round 0 of " + rounds + ", for the just-in-time compilers alone");
        round();
        figures = new Figures();
        for (int i = 1; i <= rounds; i++) {
            System.out.println("Round " + i + " of " + rounds);
            round();
            Files.writeString(result, figures.tables());
        }
    }

    /** Makes the large mailbox and the huge one. */
    private static void fill(ImapPeer peer) throws Exception {
        try (ImapClient client = ImapClient.login(peer.port(), "user0", ImapPeer.PASSWORD)) {
            client.ok("CREATE Large");
            for (int i = 0; i < LARGE; i++) {
                client.append("Large", MailShapes.message(i));
            }
            client.ok("CREATE Huge");
            client.ok("SELECT Large");
            for (int i = 0; i < COPIES; i++) {
                client.ok("COPY 1:* Huge");
            }
        }
    }

    private void round() throws Exception {
        for (ImapPeer peer : peers) {
            var work = new ImapWork(peer);
            note("SELECT of 10,000 messages, ms", peer, work.select("Large"));
            note("SELECT of 100,000 messages, ms", peer, work.select("Huge"));
            note(
                    "FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE) of 10,000 messages, ms",
                    peer,
                    work.fetch("UID FLAGS INTERNALDATE RFC822.SIZE"));
            note("FETCH 1:* ENVELOPE of 10,000 messages, ms", peer, work.fetch("ENVELOPE"));
            note("FETCH 1:2000 BODY.PEEK[], ms", peer, work.fetchBodies(2000));
            note("SEARCH BODY, absent text, 10,000 messages, ms", peer, work.searchBody());
            note("mixed commands per second, 8 connections", peer, work.mixed(8, 150));
            note("APPEND per second, 1 connection", peer, work.append(1, 500));
            note("APPEND per second, 10 connections", peer, work.append(10, 200));
            note("µs from APPEND to EXISTS in IDLE, median", peer, work.delay(50));
            note("KiB of memory for an idle connection", peer, work.idle(Math.min(idleConnections, peer.mostIdle())));
        }
    }

    private void note(String what, ImapPeer peer, double value) {
        System.out.printf("%s: %s: %,.1f%n", peer.name(), what, value);
        figures.note(what, peer.name(), value);
    }
}
