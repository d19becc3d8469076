package org.mailroom.demo.web;

import static java.util.Map.entry;
import static org.mailroom.demo.web.StandIn.figures;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import org.mailroom.api.management.AccountFigures;
import org.mailroom.api.management.AccountsMXBean;
import org.mailroom.api.management.BanFigures;
import org.mailroom.api.management.BranchInDoubt;
import org.mailroom.api.management.CacheFigures;
import org.mailroom.api.management.CheckFigures;
import org.mailroom.api.management.ConnectionFigures;
import org.mailroom.api.management.DeadLetter;
import org.mailroom.api.management.KeyFigures;
import org.mailroom.api.management.LimitFigures;
import org.mailroom.api.management.LimitsMXBean;
import org.mailroom.api.management.ListenerFigures;
import org.mailroom.api.management.QueueMXBean;
import org.mailroom.api.management.RateFigures;
import org.mailroom.api.management.SecurityMXBean;
import org.mailroom.api.management.ServerMXBean;
import org.mailroom.api.management.SubscriptionFigures;
import org.mailroom.api.management.TraceFigures;

/** An adapter to whom much has happened; whatever comes from strangers says the same. */
final class SampleAdapter implements AutoCloseable {

    static final String INSTANCE = "sample";

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Map<String, StandIn> beans = new HashMap<>();

    SampleAdapter(String stranger) throws JMException {
        register("Server", ServerMXBean.class, server(stranger));
        register("Limits", LimitsMXBean.class, limits());
        register("Queue", QueueMXBean.class, queue(stranger));
        register("Security", SecurityMXBean.class, security());
        register("Accounts", AccountsMXBean.class, accounts(stranger));
    }

    private <T> void register(String name, Class<T> type, Map<String, Object> answers) throws JMException {
        beans.put(name, StandIn.register(type, "org.mailroom:type=" + name + ",instance=" + INSTANCE, answers));
    }

    List<String> calls(String bean) {
        return beans.get(bean).calls();
    }

    @Override
    public void close() throws JMException {
        for (StandIn bean : beans.values()) {
            bean.close();
        }
    }

    private static Map<String, Object> server(String stranger) {
        return Map.ofEntries(
                entry("version", "0.1.0"),
                entry("startedAt", NOW.minusSeconds(7500).toString()),
                entry("openConnections", 51),
                entry("rateSeconds", 10),
                entry("rates", rates()),
                entry("listeners", List.of(listener("smtp", 25, "OPEN"), listener("imap", 143, "PAUSED"))),
                entry("listConnections", connections(stranger)),
                entry("traces", List.of(trace(stranger))),
                entry("logLevels", Map.of("SMTP", "DEFAULT", "IMAP", "DEBUG")));
    }

    private static List<RateFigures> rates() {
        List<RateFigures> rates = new ArrayList<>();
        for (int i = 0; i < 360; i++) {
            long wave = Math.round(40 + 30 * Math.sin(i / 30.0));
            Map<String, Long> counts = Map.of(
                    "messagesAccepted",
                    wave,
                    "messagesRefused",
                    wave / 10,
                    "commands",
                    wave * 9,
                    "connections",
                    wave / 4,
                    "logins",
                    wave / 5,
                    "loginsFailed",
                    i % 50 == 0 ? 6L : 0L);
            String from = NOW.minusSeconds(3600 - i * 10L).toString();
            rates.add(figures(RateFigures.class, Map.of("from", from, "counts", counts)));
        }
        return rates;
    }

    private static ListenerFigures listener(String name, int port, String state) {
        return figures(
                ListenerFigures.class,
                Map.of("name", name, "address", "127.0.0.1", "port", port, "state", state, "connections", 25));
    }

    private static List<ConnectionFigures> connections(String stranger) {
        List<ConnectionFigures> connections = new ArrayList<>();
        for (int i = 0; i <= Pager.SIZE; i++) {
            connections.add(figures(
                    ConnectionFigures.class,
                    Map.of(
                            "id",
                            (long) i,
                            "listener",
                            "imap",
                            "peer",
                            "2001:db8:1234:5678::" + i,
                            "user",
                            i % 3 == 0 ? "" : stranger,
                            "tls",
                            i % 2 == 0 ? "" : "TLSv1.3 TLS_AES_256_GCM_SHA384",
                            "state",
                            "selected " + stranger,
                            "since",
                            NOW.minusSeconds(600).toString(),
                            "idleSeconds",
                            61L,
                            "pendingCommands",
                            i,
                            "heldBytes",
                            8192L)));
        }
        return connections;
    }

    private static TraceFigures trace(String stranger) {
        return figures(TraceFigures.class, Map.of("whom", stranger, "until", NOW.toString()));
    }

    private static Map<String, Object> limits() {
        return Map.of(
                "limits",
                List.of(limit("maxConnections", 10_000, 10_000), limit("maxPendingCommands", 100, 50)),
                "underPressure",
                true,
                "pressure",
                "the memory of connections is nearly used up",
                "heldBytes",
                60L << 20,
                "maxHeldBytes",
                64L << 20);
    }

    private static LimitFigures limit(String name, long configured, long inForce) {
        return figures(
                LimitFigures.class,
                Map.ofEntries(
                        entry("name", name),
                        entry("unit", "connections"),
                        entry("default", configured),
                        entry("configured", configured),
                        entry("inForce", inForce),
                        entry("changeable", true),
                        entry("least", 1L),
                        entry("most", 1_000_000L)));
    }

    private static Map<String, Object> queue(String stranger) {
        return Map.of(
                "messages",
                3L,
                "maxMessages",
                100_000L,
                "bytes",
                2048L,
                "maxBytes",
                1L << 32,
                "freeDisk",
                69L << 30,
                "removeSubscription",
                7,
                "subscriptions",
                List.of(subscription("orders", true, 0), subscription("flaky", false, 2)),
                "listDeadLetters",
                List.of(deadLetter("1", stranger), deadLetter("2", stranger)),
                "listBranchesInDoubt",
                List.of(figures(
                        BranchInDoubt.class,
                        Map.of("id", "1:ab:cd", "preparedAt", NOW.toString(), "deliveries", List.of("9")))));
    }

    private static SubscriptionFigures subscription(String name, boolean active, long dead) {
        return figures(
                SubscriptionFigures.class,
                Map.of(
                        "name",
                        name,
                        "recipients",
                        List.of(name + "@example.com", name + "+*@example.com"),
                        "acknowledge",
                        "QUEUED",
                        "active",
                        active,
                        "waiting",
                        12345L,
                        "deadLetters",
                        dead));
    }

    private static DeadLetter deadLetter(String id, String stranger) {
        return figures(
                DeadLetter.class,
                Map.of(
                        "deliveryId",
                        id,
                        "subscription",
                        "flaky",
                        "sender",
                        stranger,
                        "recipients",
                        stranger,
                        "size",
                        1536L,
                        "receivedAt",
                        NOW.toString(),
                        "attempts",
                        8,
                        "reason",
                        "jakarta.ejb.EJBException: " + stranger));
    }

    private static Map<String, Object> security() {
        return Map.of(
                "selfTest",
                List.of(
                        figures(CheckFigures.class, Map.of("name", "TLS 1.3", "passed", true, "micros", 1200L)),
                        figures(
                                CheckFigures.class,
                                Map.of("name", "NTLM", "problem", "no key", "advice", "set secretKeyStore"))),
                "tlsEngine",
                "JSSE of Java 17",
                "tlsProtocols",
                List.of("TLSv1.3", "TLSv1.2"),
                "tlsCipherSuites",
                List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"),
                "mechanisms",
                List.of("SCRAM-SHA-256-PLUS", "PLAIN"),
                "purgeCaches",
                17,
                "reloadKeys",
                new IllegalStateException("server.pem: no key in it"),
                "keys",
                List.of(key("mail.example.org", 400), key("old.example.org", 20)),
                "caches",
                List.of(figures(
                        CacheFigures.class,
                        Map.of(
                                "name",
                                "TLS sessions",
                                "size",
                                40,
                                "freed",
                                3,
                                "hits",
                                1200L,
                                "misses",
                                300L,
                                "sweptAt",
                                NOW.toString()))),
                "bans",
                List.of(figures(BanFigures.class, Map.of("address", "192.0.2.1", "until", NOW.toString()))));
    }

    private static KeyFigures key(String host, int days) {
        return figures(
                KeyFigures.class,
                Map.of(
                        "source",
                        "/etc/mailroom/server.pem",
                        "algorithm",
                        "EC secp256r1",
                        "subject",
                        "CN=" + host,
                        "issuer",
                        "CN=An Authority",
                        "names",
                        List.of(host, "127.0.0.1"),
                        "notBefore",
                        NOW.minus(10, ChronoUnit.DAYS).toString(),
                        "notAfter",
                        NOW.plus(days, ChronoUnit.DAYS).toString(),
                        "fingerprint",
                        "b7e9812e0c3d0529".repeat(4)));
    }

    private static Map<String, Object> accounts(String stranger) {
        return Map.of(
                "createAccount",
                "ann",
                "setPassword",
                new IllegalArgumentException("a password has 1 to 1024 octets"),
                "listAccounts",
                List.of(account("ann", true), account(stranger, false)));
    }

    private static AccountFigures account(String name, boolean enabled) {
        return figures(
                AccountFigures.class,
                Map.of(
                        "name", name,
                        "enabled", enabled,
                        "secrets", List.of("Argon2id", "SCRAM-SHA-256"),
                        "createdAt", NOW.toString(),
                        "changedAt", NOW.toString()));
    }
}
