package org.mailroom.connector;

import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.connector.management.Log;
import org.mailroom.connector.management.LoggedSecurityMetrics;
import org.mailroom.connector.management.SecuritySources;
import org.mailroom.connector.management.SelfTestLog;
import org.mailroom.connector.management.SweptCache;
import org.mailroom.connector.realm.BeanRealm;
import org.mailroom.connector.realm.ContainerRealm;
import org.mailroom.connector.realm.LoginValidators;
import org.mailroom.connector.realm.StoredAccounts;
import org.mailroom.connector.realm.WatchedRealm;
import org.mailroom.connector.recipient.AccountAddresses;
import org.mailroom.connector.recipient.RealmAccounts;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.EmbeddedCredentialStore;
import org.mailroom.security.credential.HashGate;
import org.mailroom.security.credential.RememberingRealm;
import org.mailroom.security.credential.SecretSettings;
import org.mailroom.security.credential.VerifierCache;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslMechanisms;
import org.mailroom.security.selftest.SelfTestReport;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.imap.ImapSecurity;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.UserSessions;
import org.mailroom.server.smtp.SmtpSecurity;
import org.mailroom.server.transport.DaemonThreads;
import org.mailroom.store.CacheFigures;
import org.mailroom.store.MailStore;
import org.mailroom.store.account.AccountStore;

/**
 * Encryption and logins of a running server, as configured and as far as the self-test lets them: the part of the composition
 * root that puts the security module together.
 */
final class SecurityService implements AutoCloseable {

    private static final Duration WORK_START = Duration.ofSeconds(10);

    /** The name of IMAP in ALPN; SMTP has none (IANA, "TLS ALPN Protocol IDs"). */
    private static final String IMAP = "imap";

    private final AdapterSettings settings;
    private final LoggedSecurityMetrics metrics = new LoggedSecurityMetrics();
    private final VerifierCache verified;
    private final LoginPenalties penalties;
    private final UserSessions users;
    private final Logins logins;
    private final Optional<ServerTls> tls;
    private final Optional<TlsServer> imapTls;
    private final List<SaslMechanism> mechanisms;
    private final AccountAddresses addresses;
    private final ScheduledThreadPoolExecutor sweeper;

    /**
     * What it is put together from.
     *
     * @param hasMailboxes whether an account has some; may block
     * @param validators for the realm of beans
     * @param work for the realm of the container
     */
    record Parts(
            AccountStore accounts,
            SecretSettings secrets,
            Predicate<String> hasMailboxes,
            LoginValidators validators,
            WorkManager work,
            LoginPenalties penalties,
            UserSessions users) {}

    private SecurityService(AdapterSettings settings, Parts parts) throws InvalidSettingException {
        this.settings = settings;
        this.penalties = parts.penalties();
        this.users = parts.users();
        LoginProperties login = settings.login();
        this.verified = new VerifierCache(login.cacheSize(), login.cacheTimeout(), metrics);
        this.logins = Logins.tested(login);
        this.tls = settings.needsTls()
                ? Optional.of(ServerTls.start(
                        settings.tls(), settings.dataDirectory().resolve("tls"), settings.hostName(), metrics))
                : Optional.empty();
        this.imapTls = settings.imapPort() == 0 && settings.imapsPort() == 0
                ? Optional.empty()
                : tls.flatMap(running -> running.server(IMAP));
        CredentialStore realm = realm(parts);
        this.mechanisms = logins.mechanisms(realm, parts.secrets(), parts.accounts(), settings.hostName(), metrics);
        this.addresses = new AccountAddresses(settings.mailDomains(), accounts(realm, parts), metrics);
        this.sweeper = new ScheduledThreadPoolExecutor(1, new DaemonThreads("mailroom-security-sweeper-"));
    }

    /** Tests, tells the log what came of it, and starts what passed. */
    static SecurityService start(AdapterSettings settings, Parts parts) throws InvalidSettingException {
        var service = new SecurityService(settings, parts);
        SelfTestLog.write(service.selfTest());
        if (service.mechanisms.isEmpty() && !settings.login().mechanisms().isEmpty()) {
            Log.NO_MECHANISM.write("none of saslMechanisms is usable with the realm "
                    + settings.login().realm());
        }
        long interval = settings.tls().sweepInterval().toMillis();
        service.sweeper.scheduleWithFixedDelay(service::sweep, interval, interval, TimeUnit.MILLISECONDS);
        return service;
    }

    private CredentialStore realm(Parts parts) {
        return new WatchedRealm(
                switch (settings.login().realm()) {
                    case EMBEDDED ->
                        new EmbeddedCredentialStore(
                                new StoredAccounts(parts.accounts()), parts.secrets(), verified, HashGate.ofCores());
                    case CONTAINER -> new RememberingRealm(new ContainerRealm(parts.work(), WORK_START), verified);
                    case BEAN -> new BeanRealm(parts.validators());
                });
    }

    private RealmAccounts accounts(CredentialStore realm, Parts parts) {
        return settings.login().realm() == LoginProperties.Realm.EMBEDDED
                ? RealmAccounts.embedded(realm::canonicalName, parts.accounts())
                : RealmAccounts.foreign(realm::canonicalName, parts.hasMailboxes());
    }

    /** Whose which address is. */
    AccountAddresses addresses() {
        return addresses;
    }

    private void sweep() {
        verified.sweep();
        addresses.sweep();
        penalties.sweep();
    }

    /** For listeners that begin in clear text: with STARTTLS if it is wanted and works. */
    SmtpSecurity clear() {
        return security(settings.tls().startTls());
    }

    /** For listeners of implicit TLS. */
    SmtpSecurity implicit() {
        return security(true);
    }

    /** The same for IMAP. */
    ImapSecurity clearImap() {
        return imap(settings.tls().startTls());
    }

    /** The same for IMAP. */
    ImapSecurity implicitImap() {
        return imap(true);
    }

    private ImapSecurity imap(boolean withTls) {
        return new ImapSecurity(withTls ? imapTls : Optional.empty(), offered(), penalties, users);
    }

    private SmtpSecurity security(boolean withTls) {
        return new SmtpSecurity(
                withTls ? tls.flatMap(ServerTls::server) : Optional.empty(), offered(), penalties, users);
    }

    private SaslMechanisms offered() {
        return new SaslMechanisms(mechanisms, settings.login().allowClearText());
    }

    /** Why there can be no implicit TLS; empty when there can. */
    Optional<String> noTls() {
        return tls.flatMap(ServerTls::server).isPresent()
                ? Optional.empty()
                : Optional.of(failures("no TLS works here"));
    }

    /** Why nobody can log in; empty when somebody can. */
    Optional<String> noLogin() {
        return mechanisms.isEmpty() ? Optional.of(failures("no SASL mechanism is usable")) : Optional.empty();
    }

    private String failures(String what) {
        StringBuilder text = new StringBuilder(what);
        selfTest().failures().forEach(check -> text.append("; ")
                .append(check.name())
                .append(": ")
                .append(check.problem())
                .append("; ")
                .append(check.advice()));
        return text.toString();
    }

    private SelfTestReport selfTest() {
        SelfTestReport report = logins.selfTest();
        return tls.map(ServerTls::selfTest).map(report::and).orElse(report);
    }

    /**
     * What the MXBean shows and does.
     *
     * @param store its caches are shown and emptied too
     */
    SecuritySources sources(MailStore store) {
        return new SecuritySources(
                this::selfTest,
                this::tlsInUse,
                () -> tls.map(ServerTls::keys).orElse(List.of()),
                () -> Stream.concat(metrics.caches().stream(), swept(store)).toList(),
                mechanisms.stream().map(SaslMechanism::name).toList(),
                penalties::bans,
                () -> purge() + purge(store),
                this::reload,
                penalties::ban,
                penalties::unban);
    }

    private SecuritySources.TlsInUse tlsInUse() {
        return tls.map(running ->
                        new SecuritySources.TlsInUse(running.engine(), running.protocols(), running.cipherSuites()))
                .orElse(new SecuritySources.TlsInUse("", List.of(), List.of()));
    }

    private static Stream<SweptCache> swept(MailStore store) {
        return store.caches().stream()
                .flatMap(cache -> cache
                        .lastSweep()
                        .map(time -> new SweptCache(
                                cache.name(), cache.size(), cache.freed(), cache.hits(), cache.misses(), time))
                        .stream());
    }

    private static int purge(MailStore store) {
        int entries = store.caches().stream().mapToInt(CacheFigures::size).sum();
        store.purgeCaches();
        return entries;
    }

    private int purge() {
        int passwords = verified.figures().size();
        verified.purge();
        return passwords + addresses.purge() + tls.map(ServerTls::purge).orElse(0);
    }

    private Object reload() throws Exception {
        if (tls.isPresent()) {
            tls.get().reload();
        }
        return null;
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        tls.ifPresent(ServerTls::close);
        verified.purge();
        addresses.purge();
    }
}
