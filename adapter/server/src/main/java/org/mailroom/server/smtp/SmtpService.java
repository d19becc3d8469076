package org.mailroom.server.smtp;

import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.smtp.SmtpExtension.MailParameter;
import org.mailroom.server.smtp.SmtpExtension.RcptParameter;
import org.mailroom.server.transport.CommandThreads;
import org.mailroom.server.transport.Connection;
import org.mailroom.server.transport.ProtocolFactory;
import org.mailroom.store.MailStore;
import org.mailroom.store.mime.MessageDescriber;
import org.mailroom.store.mime.MimeLimits;

/** One SMTP or LMTP service: what all sessions of a listener share. Immutable. */
public final class SmtpService implements ProtocolFactory {

    private final SmtpSettings settings;
    private final SmtpSecurity security;
    private final RecipientDirectory directory;
    private final MailStore store;
    private final MailIntake intake;
    private final CommandThreads commandThreads;
    private final ServerMetrics metrics;
    private final Map<String, SmtpCommand> commands;
    private final Map<String, MailParameter> mailParameters;
    private final Map<String, RcptParameter> rcptParameters;

    /**
     * A service.
     *
     * @param decider has deliveries handled before the reply
     * @param commandThreads runs what blocks
     */
    public SmtpService(
            SmtpSettings settings,
            SmtpSecurity security,
            RecipientDirectory directory,
            MailStore store,
            ReplyDecider decider,
            CommandThreads commandThreads,
            ServerMetrics metrics) {
        this.settings = settings;
        this.security = security;
        this.directory = directory;
        this.store = store;
        this.intake = new MailIntake(store.queue(), new Quotas(store.mailboxes()::quota), decider, metrics);
        this.commandThreads = commandThreads;
        this.metrics = metrics;
        this.commands = Stream.concat(
                        SmtpCommands.of(settings.dialect()).stream(),
                        SmtpExtensions.ALL.stream().flatMap(extension -> extension.commands().stream()))
                .collect(Collectors.toUnmodifiableMap(SmtpCommand::verb, command -> command));
        this.mailParameters = faces(SmtpExtension::mailParameters);
        this.rcptParameters = faces(SmtpExtension::rcptParameters);
    }

    private static <T> Map<String, T> faces(Function<SmtpExtension, Map<String, T>> face) {
        return SmtpExtensions.ALL.stream()
                .flatMap(extension -> face.apply(extension).entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Connection<?> connect(ChannelHandlerContext context) {
        return new Connection<Next>(
                context,
                tls(),
                settings.limits().idleTimeout(),
                settings.live(),
                metrics,
                connection -> new SmtpConversation(this, connection));
    }

    @Override
    public byte[] tooManyConnections() {
        return farewell("Too many connections; try again later");
    }

    @Override
    public byte[] banned() {
        return farewell("Too many failed logins from your address; try again later");
    }

    @Override
    public Optional<TlsServer> tls() {
        return security.tls();
    }

    private byte[] farewell(String text) {
        // RFC 5321, section 3.8
        return ("421 4.7.0 " + settings.hostName() + " " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    public SmtpSettings settings() {
        return settings;
    }

    public SmtpSecurity security() {
        return security;
    }

    public RecipientDirectory directory() {
        return directory;
    }

    public MailIntake intake() {
        return intake;
    }

    public List<SmtpExtension> extensions() {
        return SmtpExtensions.ALL;
    }

    /** The verbs it understands, in the order of the alphabet. */
    public List<String> verbs() {
        return commands.keySet().stream().sorted().toList();
    }

    public Optional<MailParameter> mailParameter(String keyword) {
        return Optional.ofNullable(mailParameters.get(keyword));
    }

    public Optional<RcptParameter> rcptParameter(String keyword) {
        return Optional.ofNullable(rcptParameters.get(keyword));
    }

    /** Begins to receive the content of a transaction. */
    public IncomingMail receive(SmtpSession session, Transaction transaction) {
        long id = store.queue().nextId();
        return new IncomingMail(
                id,
                store.content().write(),
                settings.limits().maxMessageSize(),
                lookingFor(transaction),
                TraceFields.of(id, session, transaction),
                transaction.hasPlaces() ? new MessageDescriber(MimeLimits.DEFAULT) : null,
                commandThreads.waitingForDisk());
    }

    private boolean lookingFor(Transaction transaction) {
        return settings.bareLineEndings() == SmtpSettings.BareLineEndings.REFUSE && !transaction.isBinary();
    }

    Optional<SmtpCommand> command(String verb) {
        return Optional.ofNullable(commands.get(verb));
    }

    Set<String> holdingVerbs() {
        return commands.values().stream()
                .filter(SmtpCommand::holdsInput)
                .map(SmtpCommand::verb)
                .collect(Collectors.toUnmodifiableSet());
    }

    Executor threadsFor(Next.Patience patience) {
        return switch (patience) {
            case DISK -> commandThreads.waitingForDisk();
            case CONSUMER -> commandThreads.waitingForConsumers();
            case LOGIN -> commandThreads.waitingForLogin();
        };
    }

    public ServerMetrics metrics() {
        return metrics;
    }
}
