package org.mailroom.server.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.ServerLimits;
import org.mailroom.server.smtp.RecipientDirectory.Verdict;
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

/** A real server on a free port over a real store, with a directory and a decider that a test fills. */
final class SmtpServer implements AutoCloseable {

    static final ServerLimits LIMITS =
            new ServerLimits(50, 40, 1024, 200_000, 5, 3, Duration.ofSeconds(30), Duration.ofSeconds(30));

    final Map<String, List<Target>> directory = new ConcurrentHashMap<>();
    final MailStore store;
    final Transport transport;
    final InetSocketAddress address;
    private final CommandThreads commands = new CommandThreads(8);
    volatile ReplyDecider decider;

    SmtpServer(Path directory) {
        this(directory, Dialect.SMTP, BareLineEndings.REFUSE, LIMITS);
    }

    SmtpServer(Path directory, Dialect dialect, BareLineEndings bareLineEndings, ServerLimits limits) {
        this(directory, dialect, bareLineEndings, limits, new StoreSettings(1000, 1L << 30, 0));
    }

    SmtpServer(
            Path directory,
            Dialect dialect,
            BareLineEndings bareLineEndings,
            ServerLimits limits,
            StoreSettings storeSettings) {
        store = SqlStore.embedded(directory, storeSettings, subscription -> {});
        decider = claim -> {
            store.queue().settle(claim, new Outcome.Handled());
            return new ReplyDecider.Decision.Accepted();
        };
        transport = new Transport(1, limits, ServerMetrics.NONE);
        this.directory.put("orders@example.com", List.of(new Target("orders", false)));
        this.directory.put("archive@example.com", List.of(new Target("archive", false)));
        this.directory.put("help@example.com", List.of(new Target("help", true)));
        var settings = new SmtpSettings("mail.example.com", dialect, bareLineEndings, false, limits);
        var service = new SmtpService(
                settings,
                mailbox -> lookUp(mailbox.toString()),
                store,
                claim -> decider.decide(claim),
                commands,
                ServerMetrics.NONE);
        address = listen(service);
    }

    private InetSocketAddress listen(SmtpService service) {
        try {
            return transport.listen(new ListenerSettings("smtp", InetAddress.getLoopbackAddress(), 0), service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict lookUp(String address) {
        if (address.equals("later@example.com")) {
            return new Verdict.NotYet("Not yet");
        }
        List<Target> targets = directory.get(address);
        return targets == null ? new Verdict.Unknown() : new Verdict.Taken(targets);
    }

    SmtpDialogue connect() {
        return new SmtpDialogue(address);
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

    @Override
    public void close() {
        transport.close(Duration.ofSeconds(5));
        commands.close(Duration.ofSeconds(5));
        store.close();
    }
}
