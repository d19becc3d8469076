package org.mailroom.server.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslMechanisms;
import org.mailroom.security.tls.TlsEngine;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.OpenLogins;
import org.mailroom.server.RecordedMetrics;
import org.mailroom.server.TestTls;
import org.mailroom.server.ToyMechanisms;
import org.mailroom.server.limit.ImapSessionLimits;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoadLimits;
import org.mailroom.server.limit.LoginLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.Network;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.ServerLimits;
import org.mailroom.server.limit.UserSessions;
import org.mailroom.server.smtp.SmtpSettings.BareLineEndings;
import org.mailroom.server.smtp.SmtpSettings.Dialect;
import org.mailroom.server.transport.CommandThreads;
import org.mailroom.server.transport.ListenerSettings;
import org.mailroom.server.transport.Transport;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;
import org.mailroom.store.sql.SqlStore;

/** A real server on free ports over a real store, with a directory and a decider that a test fills. */
final class SmtpServer implements AutoCloseable {

    static final LoginLimits LOGIN_LIMITS =
            new LoginLimits(12_288, 3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), 0, Duration.ZERO, 100);

    static final ServerLimits LIMITS = new ServerLimits(
            50,
            40,
            1024,
            200_000,
            5,
            3,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            LOGIN_LIMITS,
            ImapSessionLimits.DEFAULTS,
            PendingLimits.DEFAULTS,
            LoadLimits.DEFAULTS);

    final Map<String, List<Target>> directory = new ConcurrentHashMap<>();
    final TestDirectory recipients = new TestDirectory(directory);
    final MailStore store;
    final Transport transport;
    final InetSocketAddress address;

    /** Where TLS begins with the connection; null without TLS. */
    final InetSocketAddress tlsAddress;

    final ToyMechanisms toys = new ToyMechanisms();
    final OpenLogins logins = new OpenLogins();
    final LiveLimits limits;
    final LoginPenalties penalties;
    final UserSessions users;
    final RecordedMetrics metrics = new RecordedMetrics();
    private final CommandThreads commands = new CommandThreads(8, 2);
    volatile ReplyDecider decider;

    /** How a server is to be. */
    static final class Setup {

        private final Path directory;
        private Dialect dialect = Dialect.SMTP;
        private BareLineEndings bareLineEndings = BareLineEndings.REFUSE;
        private ServerLimits limits = LIMITS;
        private StoreSettings storeSettings = new StoreSettings(1000, 1L << 30, 0);
        private List<Network> proxies = List.of();
        private Optional<TlsServer> tls = Optional.empty();
        private Optional<List<SaslMechanism>> mechanisms = Optional.of(List.of());
        private Optional<Submission> submission = Optional.empty();

        Setup(Path directory) {
            this.directory = directory;
        }

        Setup dialect(Dialect newDialect) {
            dialect = newDialect;
            return this;
        }

        Setup bareLineEndings(BareLineEndings newBareLineEndings) {
            bareLineEndings = newBareLineEndings;
            return this;
        }

        Setup limits(ServerLimits newLimits) {
            limits = newLimits;
            return this;
        }

        Setup loginLimits(LoginLimits login) {
            return limits(new ServerLimits(
                    50,
                    40,
                    1024,
                    200_000,
                    5,
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    login,
                    ImapSessionLimits.DEFAULTS,
                    PendingLimits.DEFAULTS,
                    LoadLimits.DEFAULTS));
        }

        /** As {@link #LIMITS}, with other time-outs. */
        Setup timeouts(Duration idle, Duration write) {
            return limits(new ServerLimits(
                    50,
                    40,
                    1024,
                    200_000,
                    5,
                    3,
                    idle,
                    write,
                    LOGIN_LIMITS,
                    ImapSessionLimits.DEFAULTS,
                    PendingLimits.DEFAULTS,
                    LoadLimits.DEFAULTS));
        }

        /** As {@link #LIMITS}, but for this one. */
        Setup limit(Limit limit, long value) {
            return limits(limit.in(limits, value));
        }

        /** From there connections begin with a header of the PROXY protocol. */
        Setup proxies(String network) {
            proxies = List.of(Network.parse(network).orElseThrow());
            return this;
        }

        /** As {@link #LIMITS}, with another limit of pending commands and another one of recipients. */
        Setup pending(PendingLimits pending, int maxRecipients) {
            return limits(new ServerLimits(
                    50,
                    40,
                    1024,
                    200_000,
                    maxRecipients,
                    3,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    LOGIN_LIMITS,
                    ImapSessionLimits.DEFAULTS,
                    pending,
                    LoadLimits.DEFAULTS));
        }

        Setup store(StoreSettings newStore) {
            storeSettings = newStore;
            return this;
        }

        Setup tls() {
            return tls(TlsEngine.JDK);
        }

        Setup tls(TlsEngine engine) {
            tls = Optional.of(TestTls.of(engine));
            return this;
        }

        /** By the toys. */
        Setup login() {
            mechanisms = Optional.empty();
            return this;
        }

        Setup login(List<SaslMechanism> newMechanisms) {
            mechanisms = Optional.of(newMechanisms);
            return this;
        }

        Setup submission(Submission newSubmission) {
            submission = Optional.of(newSubmission);
            return this;
        }

        SmtpServer start() {
            return new SmtpServer(this);
        }
    }

    SmtpServer(Path directory) {
        this(new Setup(directory));
    }

    private SmtpServer(Setup setup) {
        store = SqlStore.embedded(setup.directory, setup.storeSettings, subscription -> {});
        decider = claim -> {
            store.queue().settle(claim, new Outcome.Handled());
            return new ReplyDecider.Decision.Accepted();
        };
        limits = new LiveLimits(setup.limits);
        penalties = new LoginPenalties(limits, metrics, InstantSource.system());
        users = new UserSessions(limits);
        transport = new Transport(1, limits, setup.proxies, penalties, metrics);
        directory.put("orders@example.com", List.of(new Target("orders", false)));
        directory.put("archive@example.com", List.of(new Target("archive", false)));
        directory.put("help@example.com", List.of(new Target("help", true)));
        SmtpService service = service(setup);
        address = listen(service, false);
        tlsAddress = setup.tls.isPresent() ? listen(service, true) : null;
    }

    private SmtpService service(Setup setup) {
        return new SmtpService(
                new SmtpSettings(
                        "mail.example.com", setup.dialect, setup.bareLineEndings, false, setup.submission, limits),
                new SmtpSecurity(
                        setup.tls,
                        new SaslMechanisms(logins.counted(setup.mechanisms.orElseGet(toys::all)), false),
                        penalties,
                        users),
                recipients,
                store,
                claim -> decider.decide(claim),
                commands,
                metrics);
    }

    private InetSocketAddress listen(SmtpService service, boolean implicitTls) {
        try {
            return transport
                    .listen(new ListenerSettings("smtp", InetAddress.getLoopbackAddress(), 0, implicitTls), service)
                    .address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SmtpDialogue connect() {
        return new SmtpDialogue(address);
    }

    /** By implicit TLS. */
    SmtpDialogue connectByTls() {
        return new SmtpDialogue(tlsAddress).beginTls();
    }

    /** What waits for a subscription, claimed. */
    List<Claim> waiting(String subscription) {
        return store.queue().claim(subscription, 100);
    }

    String content(Claim claim) {
        try (InputStream in = store.content().read(claim.mail().contentId())) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content without the two trace fields put before it. */
    String message(Claim claim) {
        String content = content(claim);
        int end = content.indexOf("\r\n", content.indexOf(";\r\n\t") + 4);
        return content.substring(end + 2);
    }

    /** Waits for what must come true in time. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in time");
            }
            Thread.onSpinWait();
        }
    }

    /** Nothing is left of any connection, login, layer or of what is counted. */
    void awaitNothingLeft() {
        await(() -> transport.openConnections() == 0
                && transport.peers() == 0
                && transport.handshakes() == 0
                && transport.memory().isUnused()
                && users.users() == 0
                && logins.areNone());
    }

    @Override
    public void close() {
        transport.close(Duration.ofSeconds(5));
        commands.close(Duration.ofSeconds(5));
        store.close();
    }
}
