package org.mailroom.it.security;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** What clients do to make a server encrypt. */
final class TlsWork {

    private static final int CLIENTS = 4;

    private final ServerCertificate certificate;
    private final String protocol;

    TlsWork(ServerCertificate certificate, String protocol) {
        this.certificate = certificate;
        this.protocol = protocol;
    }

    /** Connections, each with a session of its own. */
    Cost full(Peer peer, int count) throws Exception {
        List<TlsClient> clients = clients();
        Cost cost = cost(peer, count, clients, client -> client.connectAnew(peer.tlsPort()));
        if (fullHandshakes(clients) != cost.count()) {
            throw new IOException(fullHandshakes(clients) + " of " + cost.count() + " handshakes were full");
        }
        return cost;
    }

    /** Connections that resume sessions; nothing when the server does not let them. */
    Optional<Cost> resumed(Peer peer, int count) throws Exception {
        List<TlsClient> clients = clients();
        for (TlsClient client : clients) {
            end(peer, client.connectAgain(peer.tlsPort()));
            end(peer, client.connectAgain(peer.tlsPort()));
        }
        if (fullHandshakes(clients) != clients.size()) {
            return Optional.empty();
        }
        Cost cost = cost(peer, count, clients, client -> client.connectAgain(peer.tlsPort()));
        if (fullHandshakes(clients) != clients.size()) {
            throw new IOException(fullHandshakes(clients) - clients.size() + " handshakes were not resumed");
        }
        return Optional.of(cost);
    }

    /** Megabytes that the server decrypts in a second of CPU. */
    double bulk(Peer peer, int megabytes) throws Exception {
        TlsClient client = new TlsClient(certificate.certificate(), protocol);
        try (Socket socket = client.connectAnew(peer.tlsPort())) {
            Cost cost = Cost.of(peer.pid(), megabytes, List.of((Cost.Client)
                    times -> peer.pour(socket, (long) times * Peer.CHUNK)));
            return cost.count() * 1e3 / Math.max(1, cost.cpu().toMillis());
        }
    }

    private List<TlsClient> clients() throws GeneralSecurityException {
        List<TlsClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new TlsClient(certificate.certificate(), protocol));
        }
        return clients;
    }

    private static int fullHandshakes(List<TlsClient> clients) {
        return clients.stream().mapToInt(TlsClient::fullHandshakes).sum();
    }

    private static Cost cost(Peer peer, int count, List<TlsClient> clients, Connect connect) throws Exception {
        return Cost.of(
                peer.pid(),
                count,
                clients.stream()
                        .map(client -> (Cost.Client) times -> {
                            for (int i = 0; i < times; i++) {
                                end(peer, connect.by(client));
                            }
                        })
                        .toList());
    }

    /** Hears from the server, tickets among it, and leaves. */
    private static void end(Peer peer, SSLSocket socket) throws IOException {
        try (socket) {
            peer.greet(socket);
        }
    }

    @FunctionalInterface
    private interface Connect {

        SSLSocket by(TlsClient client) throws IOException;
    }
}
