package org.mailroom.it.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.mailroom.it.TokenIssuer;
import org.mailroom.it.measure.Figures;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Jdk;
import org.mailroom.it.server.Jdks;

/** The adapter in a Payara Micro. */
record AdapterPeer(String name, SecureServer server, TokenIssuer issuer) implements Peer {

    private static final List<String> ENGINES = List.of("JDK", "BCJSSE", "OPENSSL");
    private static final int CHUNK_OCTETS = 8 << 20;
    private static final int CLIENTS = 8;

    /** They cost a hundred times as much as others. */
    private static final int FIRST_LOGINS_PART = 25;

    /** One for each engine, on Java 17 and the newest Java, if its name matches. */
    static void startAll(ServerCertificate certificate, Path directory, String names, List<AdapterPeer> started)
            throws Exception {
        List<Jdk> jdks = Stream.of(Jdks.of(17), Optional.of(Jdks.newest()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (Jdk jdk : jdks) {
            for (String engine : ENGINES) {
                if (name(engine, jdk).matches(names)) {
                    started.add(start(certificate, directory.resolve(engine + jdk.feature()), jdk, engine));
                }
            }
        }
    }

    private static AdapterPeer start(ServerCertificate certificate, Path directory, Jdk jdk, String engine)
            throws Exception {
        Files.createDirectories(directory);
        TokenIssuer issuer = new TokenIssuer();
        AdapterSettings settings = AdapterSettings.none()
                .with("tlsEngine", engine)
                .with("allowClearTextLogins", true)
                .with("saslMechanisms", "SCRAM-SHA-256,NTLM,CRAM-MD5,OAUTHBEARER,PLAIN,LOGIN");
        return new AdapterPeer(
                name(engine, jdk),
                SecureServer.startForLoad(directory, jdk, certificate, issuer.believedBy(settings, directory)),
                issuer);
    }

    private static String name(String engine, Jdk jdk) {
        return engine + " on Java " + jdk.feature();
    }

    @Override
    public long pid() {
        return server.micro().pid();
    }

    @Override
    public int tlsPort() {
        return server.smtpsPort();
    }

    @Override
    public void greet(Socket socket) throws IOException {
        Peer.line(socket.getInputStream());
    }

    /** Content that no MAIL went before: the server takes it and refuses it. */
    @Override
    public void pour(Socket socket, long count) throws IOException {
        SmtpDialogue smtp = new SmtpDialogue(socket);
        smtp.ask("EHLO client.it.example");
        for (long sent = 0; sent < count; sent += CHUNK_OCTETS) {
            smtp.out().write(("BDAT " + CHUNK_OCTETS + "\r\n").getBytes(US_ASCII));
            Peer.zeros(smtp.out(), CHUNK_OCTETS);
            String reply = smtp.reply();
            if (!reply.startsWith("503") && !reply.startsWith("530")) {
                throw new IOException("the content was not dropped: " + reply);
            }
        }
    }

    /** What a login costs, by each mechanism, beyond what a session without one does. */
    void logins(Figures figures, int count) throws Exception {
        Cost session = sessions(Optional.empty(), count);
        figures.note("Session without TLS and login, µs of CPU", name, session.micros());
        for (Login login : logins()) {
            Cost cost = sessions(Optional.of(login), count);
            String what = "Login by " + login.mechanism();
            figures.note(what + ", µs of CPU beyond the session's", name, cost.micros() - session.micros());
            figures.note(what + ", sessions per second, clients on the same machine", name, cost.perSecond());
        }
        Cost first = firstLogins(count / FIRST_LOGINS_PART);
        String what = "Login by PLAIN, password not remembered, µs of CPU beyond the session's";
        figures.note(what, name, first.micros() - session.micros());
    }

    /** Of users who have never logged in: for each of them a password is hashed. */
    private Cost firstLogins(int count) throws Exception {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add("first" + i);
            server.management().accounts().createAccount(users.get(i), SecureServer.PASSWORD);
        }
        AtomicInteger next = new AtomicInteger();
        Cost.Client client = times -> {
            for (int i = 0; i < times; i++) {
                session(Optional.of(Login.plain(users.get(next.getAndIncrement()), SecureServer.PASSWORD)));
            }
        };
        Cost cost = Cost.of(pid(), count, Collections.nCopies(CLIENTS, client));
        for (String user : users) {
            server.management().accounts().deleteAccount(user);
        }
        server.management().security().purgeCaches();
        return cost;
    }

    private List<Login> logins() throws Exception {
        String user = SecureServer.USER;
        String password = SecureServer.PASSWORD;
        return List.of(
                ScramClient.login(user, password),
                Login.jdk("NTLM", user, password),
                Login.jdk("CRAM-MD5", user, password),
                Login.oauthBearer(user, issuer.token(user)),
                Login.plain(user, password),
                Login.login(user, password));
    }

    private Cost sessions(Optional<Login> login, int count) throws Exception {
        Cost.Client client = times -> {
            for (int i = 0; i < times; i++) {
                session(login);
            }
        };
        return Cost.of(pid(), count, Collections.nCopies(CLIENTS, client));
    }

    private void session(Optional<Login> login) throws IOException {
        try (SmtpDialogue smtp = SmtpDialogue.connect(server.submissionPort())) {
            smtp.ask("EHLO client.it.example");
            if (login.isPresent()) {
                String reply = login.get().on(smtp);
                if (!reply.startsWith("235")) {
                    throw new IOException(login.get().mechanism() + " was refused: " + reply);
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
