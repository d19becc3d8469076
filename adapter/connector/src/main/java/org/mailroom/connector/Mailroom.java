package org.mailroom.connector;

import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.work.WorkManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.mailroom.api.Accounts;
import org.mailroom.connector.LoginProperties.Realm;
import org.mailroom.connector.account.AccountAdmin;
import org.mailroom.connector.account.AccountsBean;
import org.mailroom.connector.inflow.Inflow;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.connector.inflow.MailboxListeners;
import org.mailroom.connector.inflow.QueueDispatcher;
import org.mailroom.connector.management.BothMetrics;
import org.mailroom.connector.management.ConfiguredListener;
import org.mailroom.connector.management.CountedMetrics;
import org.mailroom.connector.management.EndedConnections;
import org.mailroom.connector.management.Happening;
import org.mailroom.connector.management.IntervalClock;
import org.mailroom.connector.management.LimitsBean;
import org.mailroom.connector.management.Log;
import org.mailroom.connector.management.LogLevels;
import org.mailroom.connector.management.LoggedMetrics;
import org.mailroom.connector.management.QueueBean;
import org.mailroom.connector.management.Rates;
import org.mailroom.connector.management.Registration;
import org.mailroom.connector.management.SecurityBean;
import org.mailroom.connector.management.ServerBean;
import org.mailroom.connector.outbound.MailSender;
import org.mailroom.connector.realm.LoginValidators;
import org.mailroom.connector.recipient.LocalRecipients;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.security.credential.SecretMaker;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.imap.ImapService;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.UserSessions;
import org.mailroom.server.smtp.SmtpService;
import org.mailroom.server.transport.CommandThreads;
import org.mailroom.server.transport.Transport;
import org.mailroom.store.MailStore;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.sql.SqlStore;

/**
 * The running server: the composition root, where every port gets its implementation. Each part that is started notes how it
 * is stopped; {@link #close()} goes through these notes backwards, as does a start that fails half-way.
 */
public final class Mailroom implements AutoCloseable {

    /** How often a node looks for what other nodes have put into a shared database. */
    private static final Duration SHARED_POLL = Duration.ofSeconds(1);

    private final AdapterSettings settings;
    private final WorkManager work;
    private final Deque<Stop> stops = new ArrayDeque<>();
    private final Rates rates = new Rates(Instant.now());
    private final EndedConnections ended = new EndedConnections();
    private List<ConfiguredListener> listeners = List.of();
    private MailStore store;
    private QueueResourceManager transactions;
    private Inflow inflow;
    private LoginValidators validators;
    private AccountAdmin accounts;

    /** Payara Micro ends on SIGTERM without stopping its adapters: then this is the only one who says goodbye. */
    private final Thread shutdownHook = new Thread(this::close, "mailroom-shutdown");

    private record Stop(String what, Runnable how) {}

    private Mailroom(AdapterSettings settings, WorkManager work) {
        this.settings = settings;
        this.work = work;
    }

    /** Starts everything, or nothing. */
    static Mailroom start(AdapterSettings settings, WorkManager work) throws ResourceAdapterInternalException {
        var mailroom = new Mailroom(settings, work);
        try {
            OwnThread.run("mailroom-start", mailroom::open);
            Runtime.getRuntime().addShutdownHook(mailroom.shutdownHook);
            return mailroom;
        } catch (StoreException | IOException | InvalidSettingException | IllegalStateException e) {
            mailroom.close();
            throw new ResourceAdapterInternalException("Mailroom does not start: " + e.getMessage(), e);
        } catch (Exception e) {
            mailroom.close();
            throw new ResourceAdapterInternalException("Mailroom does not start: " + e, e);
        }
    }

    private void open() throws IOException, InvalidSettingException {
        // Flight recorder events would be registered for the life of the process, and our class loader with them
        System.setProperty("io.netty.jfr.enabled", "false");
        Log.startAnew();
        Log.STARTING.write(settings.dataSource().isEmpty() ? settings.dataDirectory() : settings.dataSource());
        stops.push(new Stop("the network threads", Transport::awaitGlobalThread));
        var dispatcher = new QueueDispatcher(settings.dataSource().isEmpty() ? Duration.ZERO : SHARED_POLL);
        stops.push(new Stop("the dispatcher", dispatcher::close));
        store = openStore(dispatcher);
        stops.push(new Stop("the store", store::close));
        transactions = new QueueResourceManager(store.queue());
        inflow = new Inflow(
                store,
                transactions,
                dispatcher,
                settings.shutdownTimeout(),
                handled -> rates.count(handled ? Happening.DELIVERIES : Happening.DELIVERIES_FAILED));
        stops.push(new Stop("the deliveries", inflow::close));
        validators = new LoginValidators(settings.login().realm() == Realm.BEAN, settings.shutdownTimeout());
        stops.push(new Stop("the login validator", validators::close));
        SecretSettings secrets =
                SecretSettings.defaults(settings.login().secretKey().open());
        accounts = new AccountAdmin(store.accounts(), new SecretMaker(secrets));
        ServerMetrics metrics = new BothMetrics(new CountedMetrics(rates, ended), new LoggedMetrics());
        var penalties = new LoginPenalties(settings.limits(), metrics, InstantSource.system());
        var users = new UserSessions(settings.limits());
        var security = SecurityService.start(
                settings,
                new SecurityService.Parts(
                        store.accounts(),
                        secrets,
                        store.mailboxes()::hasMailboxes,
                        validators,
                        work,
                        penalties,
                        users));
        stops.push(new Stop("the security service", security::close));
        register(Registration.of(new QueueBean(store.admin(), inflow), settings.instanceName()));
        register(Registration.of(new AccountsBean(accounts, store.mailboxes()::quota), settings.instanceName()));
        register(Registration.of(new SecurityBean(security.sources(store)), settings.instanceName()));
        openListeners(security, penalties, users, metrics);
        Log.READY.write(addresses());
    }

    private String addresses() {
        String addresses = listeners.stream()
                .flatMap(listener -> listener.started().stream())
                .map(listener -> listener.settings().name() + " on "
                        + listener.address().getAddress().getHostAddress() + ":"
                        + listener.address().getPort())
                .collect(Collectors.joining(", "));
        return addresses.isEmpty() ? "it listens nowhere" : addresses;
    }

    private void register(Registration registration) {
        stops.push(new Stop("an MXBean", registration::close));
    }

    private MailStore openStore(QueueDispatcher dispatcher) throws InvalidSettingException {
        if (settings.dataSource().isEmpty()) {
            return SqlStore.embedded(settings.dataDirectory(), settings.store(), dispatcher);
        }
        return SqlStore.shared(SharedDataSource.lookUp(settings.dataSource()), settings.store(), dispatcher);
    }

    private void openListeners(
            SecurityService security, LoginPenalties penalties, UserSessions users, ServerMetrics metrics)
            throws IOException {
        var commands =
                new CommandThreads(settings.commandThreads(), settings.login().threads());
        stops.push(new Stop("the commands", () -> commands.close(settings.shutdownTimeout())));
        var transport = new Transport(settings.ioThreads(), settings.limits(), settings.proxies(), penalties, metrics);
        stops.push(new Stop("the listeners", () -> transport.close(settings.shutdownTimeout())));
        register(Registration.of(
                new LimitsBean(settings.limits(), transport.memory(), ended, settings.fixedLimits()),
                settings.instanceName()));
        var recipients = new LocalRecipients(inflow.registry(), security.addresses());
        var filed = new MailboxListeners(inflow.registry(), store.queue());
        var opening = new Listeners(
                transport,
                (smtp, guard) ->
                        new SmtpService(smtp, guard, recipients, store, inflow.beforeReply(), commands, metrics),
                (imap, guard) -> new ImapService(imap, guard, store, filed, commands, metrics));
        listeners = opening.open(settings, security);
        var levels = new LogLevels();
        stops.push(new Stop("the log levels", levels::close));
        var clock = new IntervalClock(rates);
        stops.push(new Stop("the rates", clock::close));
        register(Registration.of(new ServerBean(listeners, transport, users, rates, levels), settings.instanceName()));
    }

    public Inflow inflow() {
        return inflow;
    }

    /** The bean that decides about logins, if there is one. */
    public LoginValidators validators() {
        return validators;
    }

    /** The accounts of the embedded realm, whichever realm is in use. */
    public Accounts accounts() {
        return accounts;
    }

    public QueueResourceManager transactions() {
        return transactions;
    }

    /** Takes what applications send. */
    public MailSender sender() {
        return new MailSender(
                store,
                inflow.registry(),
                settings.hostName(),
                settings.limits().current().maxMessageSize());
    }

    public MailQueue queue() {
        return store.queue();
    }

    /** Stops everything, once: whoever comes second waits for the first. */
    @Override
    public synchronized void close() {
        if (stops.isEmpty()) {
            return;
        }
        forgetHook();
        while (!stops.isEmpty()) {
            Stop stop = stops.pop();
            try {
                stop.how().run();
            } catch (RuntimeException e) {
                Log.STOP_INCOMPLETE.write(e, stop.what());
            }
        }
        Log.STOPPED.write();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending: nothing is kept alive any longer
            return;
        }
    }
}
