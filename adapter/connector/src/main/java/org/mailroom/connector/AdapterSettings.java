package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.domain;
import static org.mailroom.connector.SettingRules.flag;
import static org.mailroom.connector.SettingRules.integer;
import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.number;
import static org.mailroom.connector.SettingRules.seconds;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.connector.management.FixedLimit;
import org.mailroom.server.imap.ImapSettings;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.Network;
import org.mailroom.server.smtp.SmtpSettings;
import org.mailroom.server.smtp.SmtpSettings.BareLineEndings;
import org.mailroom.server.smtp.SmtpSettings.Dialect;
import org.mailroom.store.StoreSettings;

/**
 * The configuration of the adapter, checked and sealed at start but for the limits. The text of {@code ra.xml} describes each property to the
 * administrator.
 */
record AdapterSettings(
        String instanceName,
        InetAddress host,
        int smtpPort,
        int submissionPort,
        int smtpsPort,
        int lmtpPort,
        int imapPort,
        int imapsPort,
        String hostName,
        List<String> mailDomains,
        Path dataDirectory,
        String dataSource,
        BareLineEndings bareLineEndings,
        boolean announceDsn,
        int ioThreads,
        int commandThreads,
        Duration shutdownTimeout,
        LiveLimits limits,
        List<Network> proxies,
        StoreSettings store,
        TlsProperties tls,
        LoginProperties login) {

    private static final int HIGHEST_PORT = 65_535;

    static AdapterSettings of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new AdapterSettings(
                instanceName(adapter.getInstanceName()),
                host(adapter.getHost()),
                integer("smtpPort", adapter.getSmtpPort(), 0, HIGHEST_PORT),
                integer("submissionPort", adapter.getSubmissionPort(), 0, HIGHEST_PORT),
                integer("smtpsPort", adapter.getSmtpsPort(), 0, HIGHEST_PORT),
                integer("lmtpPort", adapter.getLmtpPort(), 0, HIGHEST_PORT),
                integer("imapPort", adapter.getImapPort(), 0, HIGHEST_PORT),
                integer("imapsPort", adapter.getImapsPort(), 0, HIGHEST_PORT),
                hostName(adapter.getHostName()),
                domains(adapter.getMailDomains()),
                dataDirectory(adapter.getDataDirectory()),
                adapter.getDataSource() == null ? "" : adapter.getDataSource().trim(),
                choice("bareLineEndings", adapter.getBareLineEndings(), BareLineEndings.class),
                flag("announceDsn", adapter.getAnnounceDsn()),
                integer("ioThreads", adapter.getIoThreads(), 1, 1024),
                integer("commandThreads", adapter.getCommandThreads(), 1, 10_000),
                seconds("shutdownTimeout", adapter.getShutdownTimeout(), 0, 3600),
                new LiveLimits(LimitProperties.of(adapter)),
                LimitProperties.proxies(adapter),
                store(adapter),
                TlsProperties.of(adapter),
                LoginProperties.of(adapter));
    }

    /** How a listener of that dialect speaks where anybody may leave mail. */
    SmtpSettings smtp(Dialect dialect) {
        return new SmtpSettings(hostName, dialect, bareLineEndings, announceDsn, Optional.empty(), limits);
    }

    /** How a listener for submission speaks. */
    SmtpSettings submission() {
        return new SmtpSettings(
                hostName, Dialect.SMTP, bareLineEndings, announceDsn, Optional.of(login.submission()), limits);
    }

    /** How listeners for IMAP speak. */
    ImapSettings imap() {
        return new ImapSettings(hostName, limits);
    }

    /** The limits that count from the start to the stop. */
    List<FixedLimit> fixedLimits() {
        return List.of(
                new FixedLimit("maxQueuedMessages", "messages", 100_000, store.maxMessages(), 1, Long.MAX_VALUE),
                new FixedLimit("maxQueuedBytes", "octets", 4L << 30, store.maxBytes(), 1, Long.MAX_VALUE),
                new FixedLimit("minFreeDisk", "octets", 512L << 20, store.minFreeDisk(), 0, Long.MAX_VALUE));
    }

    /** Whether any listener that is open offers TLS. */
    boolean needsTls() {
        boolean clear = smtpPort != 0 || lmtpPort != 0 || submissionPort != 0 || imapPort != 0;
        return smtpsPort != 0 || imapsPort != 0 || clear && tls.startTls();
    }

    private static StoreSettings store(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new StoreSettings(
                number("maxQueuedMessages", adapter.getMaxQueuedMessages(), 1, Long.MAX_VALUE),
                number("maxQueuedBytes", adapter.getMaxQueuedBytes(), 1, Long.MAX_VALUE),
                number("minFreeDisk", adapter.getMinFreeDisk(), 0, Long.MAX_VALUE));
    }

    private static String instanceName(String text) throws InvalidSettingException {
        if (text == null || !text.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new InvalidSettingException(
                    "instanceName", text, "it has 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return text;
    }

    private static InetAddress host(String text) throws InvalidSettingException {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new InvalidSettingException(
                    "host", text, "it is an address of this machine: 127.0.0.1, or 0.0.0.0 for all");
        }
    }

    private static String hostName(String text) throws InvalidSettingException {
        if (text == null || text.isBlank()) {
            return ownName();
        }
        return domain("hostName", text.trim());
    }

    private static List<String> domains(String text) throws InvalidSettingException {
        List<String> domains = list("mailDomains", text);
        for (String name : domains) {
            domain("mailDomains", name);
        }
        return domains;
    }

    private static String ownName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.matches("[A-Za-z0-9.-]+") ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static Path dataDirectory(String text) throws InvalidSettingException {
        try {
            if (text != null && !text.isBlank()) {
                return Path.of(text.trim()).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw new InvalidSettingException("dataDirectory", text, "it is not a path: " + e.getReason());
        }
        throw new InvalidSettingException("dataDirectory", text, "it must name a directory");
    }
}
