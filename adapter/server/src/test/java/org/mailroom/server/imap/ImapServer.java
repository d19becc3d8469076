package org.mailroom.server.imap;

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
import java.util.Optional;
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
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoadLimits;
import org.mailroom.server.limit.LoginLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.Network;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.ServerLimits;
import org.mailroom.server.limit.UserSessions;
import org.mailroom.server.transport.CommandThreads;
import org.mailroom.server.transport.ListenerSettings;
import org.mailroom.server.transport.Transport;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.sql.SqlStore;

/** A real server on free ports over a real store. */
public final class ImapServer implements AutoCloseable {

    static final LoginLimits LOGIN_LIMITS =
            new LoginLimits(12_288, 3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5), 0, Duration.ZERO, 100);

    static final long MAX_MESSAGE_SIZE = 60L << 20;

    public final MailStore store;
    final Transport transport;

    public final InetSocketAddress address;

    /** Where TLS begins with the connection; null without TLS. */
    final InetSocketAddress tlsAddress;

    final ToyMechanisms toys = new ToyMechanisms();
    final OpenLogins logins = new OpenLogins();
    final LiveLimits limits;
    final UserSessions users;
    final RecordedMetrics metrics = new RecordedMetrics();
    volatile MailboxSubscriptions subscriptions = MailboxSubscriptions.NONE;
    private final CommandThreads commands = new CommandThreads(8, 2);

    /** How a server is to be. */
    public static final class Setup {

        private final Path directory;
        private ImapSessionLimits sessions = ImapSessionLimits.DEFAULTS;
        private List<Network> proxies = List.of();
        private PendingLimits pending = PendingLimits.DEFAULTS;
        private long minFreeDisk;
        private Duration writeTimeout = Duration.ofSeconds(30);
        private Optional<TlsServer> tls = Optional.empty();
        private Optional<List<SaslMechanism>> mechanisms = Optional.empty();
        private boolean clearTextAllowed = true;

        public Setup(Path directory) {
            this.directory = directory;
        }

        Setup sessions(ImapSessionLimits limits) {
            sessions = limits;
            return this;
        }

        /** From there connections begin with a header of the PROXY protocol. */
        Setup proxies(String network) {
            proxies = List.of(Network.parse(network).orElseThrow());
            return this;
        }

        /** So much of the disk stays free. */
        Setup minFreeDisk(long octets) {
            minFreeDisk = octets;
            return this;
        }

        Setup writeTimeout(Duration timeout) {
            writeTimeout = timeout;
            return this;
        }

        public Setup tls() {
            tls = Optional.of(TestTls.of(TlsEngine.JDK));
            return this;
        }

        Setup login(List<SaslMechanism> newMechanisms) {
            mechanisms = Optional.of(newMechanisms);
            return this;
        }

        /** Passwords are taken in the clear only by TLS. */
        Setup noClearText() {
            clearTextAllowed = false;
            return this;
        }

        Setup pending(PendingLimits newPending) {
            pending = newPending;
            return this;
        }

        public ImapServer start() {
            return new ImapServer(this);
        }

        private ServerLimits limits() {
            return new ServerLimits(
                    200,
                    200,
                    8192,
                    MAX_MESSAGE_SIZE,
                    5,
                    3,
                    Duration.ofSeconds(30),
                    writeTimeout,
                    LOGIN_LIMITS,
                    sessions,
                    pending,
                    LoadLimits.DEFAULTS);
        }
    }

    /** One where passwords are taken in the clear: {@code secret} is everybody's. */
    public ImapServer(Path directory) {
        this(new Setup(directory));
    }

    private ImapServer(Setup setup) {
        store = SqlStore.embedded(
                setup.directory, new StoreSettings(100_000, 1L << 30, setup.minFreeDisk), subscription -> {});
        limits = new LiveLimits(setup.limits());
        users = new UserSessions(limits);
        var penalties = new LoginPenalties(limits, metrics, InstantSource.system());
        transport = new Transport(1, limits, setup.proxies, penalties, metrics);
        var service = new ImapService(
                new ImapSettings("mail.example.com", limits),
                new ImapSecurity(
                        setup.tls,
                        new SaslMechanisms(
                                logins.counted(setup.mechanisms.orElseGet(toys::all)), setup.clearTextAllowed),
                        penalties,
                        users),
                store,
                this::deliveries,
                commands,
                metrics);
        address = listen(service, false);
        tlsAddress = setup.tls.isPresent() ? listen(service, true) : null;
    }

    private List<NewDelivery> deliveries(String account, String mailbox) {
        return subscriptions.deliveries(account, mailbox);
    }

    private InetSocketAddress listen(ImapService service, boolean implicitTls) {
        try {
            return transport
                    .listen(new ListenerSettings("imap", InetAddress.getLoopbackAddress(), 0, implicitTls), service)
                    .address();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImapDialogue connect() {
        return new ImapDialogue(address);
    }

    /** Connected, greeted, logged in. */
    ImapDialogue login(String user) {
        return connect().expect("* OK [CAPABILITY").ok("LOGIN " + user + " secret");
    }

    /** The messages of a mailbox. */
    MailboxSnapshot messages(String account, String mailbox) {
        try (var open = store.mailboxes().open(account, mailbox, new MailboxListener() {
            @Override
            public void changed() {}

            @Override
            public void deleted() {}
        })) {
            return open.snapshot();
        }
    }

    String content(long contentId) {
        try (InputStream in = store.content().read(contentId)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
