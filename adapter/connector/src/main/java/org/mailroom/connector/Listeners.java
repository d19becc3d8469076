package org.mailroom.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mailroom.connector.management.Log;
import org.mailroom.server.smtp.SmtpSecurity;
import org.mailroom.server.smtp.SmtpService;
import org.mailroom.server.smtp.SmtpSettings;
import org.mailroom.server.smtp.SmtpSettings.Dialect;
import org.mailroom.server.transport.ListenerSettings;
import org.mailroom.server.transport.Transport;

/** Opens the listeners that are configured and whose least requirements the self-test has met; the others the log names. */
final class Listeners {

    private final Transport transport;
    private final BiFunction<SmtpSettings, SmtpSecurity, SmtpService> services;
    private final List<String> addresses = new ArrayList<>();

    Listeners(Transport transport, BiFunction<SmtpSettings, SmtpSecurity, SmtpService> services) {
        this.transport = transport;
        this.services = services;
    }

    /**
     * Opens them.
     *
     * @return each with its address, for the log
     * @throws IOException when an address cannot be bound
     */
    List<String> open(AdapterSettings settings, SecurityService security) throws IOException {
        listen(
                new ListenerSettings("SMTP", settings.host(), settings.smtpPort(), false),
                Optional.empty(),
                () -> services.apply(settings.smtp(Dialect.SMTP), security.clear()));
        listen(
                new ListenerSettings("LMTP", settings.host(), settings.lmtpPort(), false),
                Optional.empty(),
                () -> services.apply(settings.smtp(Dialect.LMTP), security.clear()));
        listen(
                new ListenerSettings("submission", settings.host(), settings.submissionPort(), false),
                security.noLogin(),
                () -> services.apply(settings.submission(), security.clear()));
        listen(
                new ListenerSettings("smtps", settings.host(), settings.smtpsPort(), true),
                security.noTls().or(security::noLogin),
                () -> services.apply(settings.submission(), security.implicit()));
        return addresses;
    }

    private void listen(ListenerSettings listener, Optional<String> lacking, Supplier<SmtpService> service)
            throws IOException {
        if (listener.port() == 0) {
            return;
        }
        if (lacking.isPresent()) {
            Log.LISTENER_NOT_STARTED.write(listener.name(), lacking.get());
            return;
        }
        var bound = transport.listen(listener, service.get());
        addresses.add(listener.name() + " on " + bound.getAddress().getHostAddress() + ":" + bound.getPort());
    }
}
