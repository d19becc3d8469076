package org.mailroom.it.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailroom.it.measure.Figures;
import org.mailroom.it.server.Artifacts;

/**
 * The CPU that a server uses for handshakes, for content in bulk and for logins, with every engine on Java 17 and the newest
 * Java, beside {@code openssl s_server}. Not a test: {@code mvn -Pbenchmark -DskipTests package}. The arguments are the number
 * of rounds, in each of which every server has its turn, the number of handshakes in a turn, and a pattern of the names of the
 * servers, as in {@code JDK on Java .*}.
 */
public final class SecurityBenchmark {

    private static final int MEGABYTES = 512;

    /** How much longer the round is that does not count. */
    private static final int WARM_UP = 3;

    private final ServerCertificate certificate;
    private final int handshakes;
    private final List<Peer> greeters = new ArrayList<>();
    private final List<Peer> sinks = new ArrayList<>();
    private final List<AdapterPeer> adapters = new ArrayList<>();
    private Figures figures = new Figures();

    private SecurityBenchmark(ServerCertificate certificate, int handshakes) {
        this.certificate = certificate;
        this.handshakes = handshakes;
    }

    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int handshakes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        Path directory = Files.createTempDirectory(Artifacts.workDirectory("benchmark"), "run");
        var benchmark = new SecurityBenchmark(ServerCertificate.make(directory), handshakes);
        try {
            benchmark.start(directory, arguments.length > 2 ? arguments[2] : ".*");
            Path result = Artifacts.workDirectory("benchmark").resolve("security.md");
            benchmark.measure(rounds, result);
            System.out.println(Files.readString(result));
            System.out.println("Written to " + result);
        } finally {
            benchmark.stop();
        }
    }

    private void start(Path directory, String names) throws Exception {
        greeters.add(OpensslPeer.echo(certificate));
        sinks.add(OpensslPeer.sink(certificate));
        AdapterPeer.startAll(certificate, directory, names, adapters);
        greeters.addAll(adapters);
        sinks.addAll(adapters);
    }

    private void stop() {
        greeters.forEach(Peer::close);
        sinks.forEach(Peer::close);
    }

    private void measure(int rounds, Path result) throws Exception {
        System.out.println("Round 0 of " + rounds + ", for the just-in-time compilers alone");
        round(WARM_UP * handshakes);
        figures = new Figures();
        for (int i = 1; i <= rounds; i++) {
            System.out.println("Round " + i + " of " + rounds);
            round(handshakes);
            Files.writeString(result, figures.tables());
        }
    }

    private void round(int handshakes) throws Exception {
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            TlsWork work = new TlsWork(certificate, protocol);
            for (Peer peer : greeters) {
                note(protocol + ", full handshake", peer, Optional.of(work.full(peer, handshakes)));
                note(protocol + ", resumed handshake", peer, work.resumed(peer, handshakes));
            }
        }
        for (Peer peer : sinks) {
            double rate = new TlsWork(certificate, "TLSv1.3").bulk(peer, MEGABYTES);
            figures.note("TLSv1.3, MB decrypted per second of CPU", peer.name(), rate);
        }
        for (AdapterPeer adapter : adapters) {
            adapter.logins(figures, handshakes);
        }
    }

    private void note(String what, Peer peer, Optional<Cost> cost) {
        cost.ifPresent(found -> {
            figures.note(what + ", µs of CPU", peer.name(), found.micros());
            figures.note(what + ", per second, clients on the same machine", peer.name(), found.perSecond());
        });
    }
}
