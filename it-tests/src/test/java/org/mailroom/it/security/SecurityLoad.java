package org.mailroom.it.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.mailroom.api.management.AccountsMXBean;

/** Many TLS sessions and many logins. */
final class SecurityLoad {

    private static final int CLIENTS = 4;

    private final SecureServer server;
    private final ServerCertificate certificate;
    private int accounts;

    SecurityLoad(SecureServer server, ServerCertificate certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /** Accounts that log in, all with one password. */
    void createAccounts(int count) throws Exception {
        AccountsMXBean administration = server.management().accounts();
        for (accounts = 0; accounts < count; accounts++) {
            administration.createAccount("user" + accounts, SecureServer.PASSWORD);
        }
    }

    /** A connection over which the server has greeted. */
    SSLSocket connect(String protocol) throws Exception {
        SSLSocket socket = new TlsClient(certificate.certificate(), protocol).connectAnew(server.smtpsPort());
        Peer.line(socket.getInputStream());
        return socket;
    }

    /** So many sessions, and an eighth as many connections more that resume one, where the engine can. */
    void handshakes(String protocol, int sessions) throws Exception {
        inParallel(sessions, times -> {
            TlsClient client = new TlsClient(certificate.certificate(), protocol);
            for (int i = 0; i < times; i++) {
                hear(client.connectAnew(server.smtpsPort()));
                if (i % 8 == 0) {
                    hear(client.connectAgain(server.smtpsPort()));
                }
            }
            if (client.fullHandshakes() < times) {
                throw new IllegalStateException("only " + client.fullHandshakes() + " sessions of " + times);
            }
        });
    }

    /** So many logins, half of them by PLAIN and half by SCRAM. */
    void logins(int count) throws Exception {
        inParallel(count, times -> {
            for (int i = 0; i < times; i++) {
                String user = "user" + i / 2 % accounts;
                login(
                        i % 2 == 0
                                ? Login.plain(user, SecureServer.PASSWORD)
                                : ScramClient.login(user, SecureServer.PASSWORD));
            }
        });
    }

    private void login(Login login) throws IOException {
        try (SmtpDialogue smtp = SmtpDialogue.connect(server.submissionPort())) {
            smtp.ask("EHLO client.it.example");
            String reply = login.on(smtp);
            if (!reply.startsWith("235")) {
                throw new IOException(login.mechanism() + " was refused: " + reply);
            }
        }
    }

    private static void hear(SSLSocket socket) throws IOException {
        try (socket) {
            Peer.line(socket.getInputStream());
        }
    }

    private static void inParallel(int count, Cost.Client client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(threads.submit(() -> {
                    client.run(count / CLIENTS);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
