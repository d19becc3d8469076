package org.mailroom.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mailroom.connector.management.ConfiguredListener;
import org.mailroom.connector.management.Log;
import org.mailroom.server.imap.ImapSecurity;
import org.mailroom.server.imap.ImapService;
import org.mailroom.server.imap.ImapSettings;
import org.mailroom.server.smtp.SmtpSecurity;
import org.mailroom.server.smtp.SmtpService;
import org.mailroom.server.smtp.SmtpSettings;
import org.mailroom.server.smtp.SmtpSettings.Dialect;
import org.mailroom.server.transport.Listener;
import org.mailroom.server.transport.ListenerSettings;
import org.mailroom.server.transport.ProtocolFactory;
import org.mailroom.server.transport.Transport;

/** Opens the listeners that are configured and whose least requirements the self-test has met; the others the log names. */
final class Listeners {

    private final Transport transport;
    private final BiFunction<SmtpSettings, SmtpSecurity, SmtpService> smtp;
    private final BiFunction<ImapSettings, ImapSecurity, ImapService> imap;
    private final List<ConfiguredListener> listeners = new ArrayList<>();

    Listeners(
            Transport transport,
            BiFunction<SmtpSettings, SmtpSecurity, SmtpService> smtp,
            BiFunction<ImapSettings, ImapSecurity, ImapService> imap) {
        this.transport = transport;
        this.smtp = smtp;
        this.imap = imap;
    }

    /**
     * Opens them.
     *
     * @return those that are configured, in the order of the configuration
     * @throws IOException when an address cannot be bound
     */
    List<ConfiguredListener> open(AdapterSettings settings, SecurityService security) throws IOException {
        listen(
                new ListenerSettings("SMTP", settings.host(), settings.smtpPort(), false),
                Optional.empty(),
                () -> smtp.apply(settings.smtp(Dialect.SMTP), security.clear()));
        listen(
                new ListenerSettings("LMTP", settings.host(), settings.lmtpPort(), false),
                Optional.empty(),
                () -> smtp.apply(settings.smtp(Dialect.LMTP), security.clear()));
        listen(
                new ListenerSettings("submission", settings.host(), settings.submissionPort(), false),
                security.noLogin(),
                () -> smtp.apply(settings.submission(), security.clear()));
        listen(
                new ListenerSettings("smtps", settings.host(), settings.smtpsPort(), true),
                security.noTls().or(security::noLogin),
                () -> smtp.apply(settings.submission(), security.implicit()));
        listen(
                new ListenerSettings("IMAP", settings.host(), settings.imapPort(), false),
                security.noLogin(),
                () -> imap.apply(settings.imap(), security.clearImap()));
        listen(
                new ListenerSettings("imaps", settings.host(), settings.imapsPort(), true),
                security.noTls().or(security::noLogin),
                () -> imap.apply(settings.imap(), security.implicitImap()));
        return listeners;
    }

    private void listen(ListenerSettings listener, Optional<String> lacking, Supplier<ProtocolFactory> service)
            throws IOException {
        if (listener.port() == 0) {
            return;
        }
        if (lacking.isPresent()) {
            Log.LISTENER_NOT_STARTED.write(listener.name(), lacking.get());
            listeners.add(new ConfiguredListener(listener, Optional.empty(), lacking.get()));
        } else {
            Listener started = transport.listen(listener, service.get());
            listeners.add(new ConfiguredListener(listener, Optional.of(started), ""));
        }
    }
}
