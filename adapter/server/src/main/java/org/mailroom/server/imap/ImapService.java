package org.mailroom.server.imap;

import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailroom.codec.imap.StatusItem;
import org.mailroom.security.tls.TlsServer;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.imap.ImapExtension.StatusValue;
import org.mailroom.server.transport.CommandThreads;
import org.mailroom.server.transport.Connection;
import org.mailroom.server.transport.ProtocolFactory;
import org.mailroom.store.MailStore;
import org.mailroom.store.mailbox.MailboxStore;

/** One IMAP service: what all sessions of a listener share. Immutable. */
public final class ImapService implements ProtocolFactory {

    private final ImapSettings settings;
    private final ImapSecurity security;
    private final MailStore store;
    private final MailboxSubscriptions subscriptions;
    private final CommandThreads commandThreads;
    private final ServerMetrics metrics;
    private final Map<String, ImapCommand> commands;
    private final Set<String> holdingCommands;
    private final Map<String, Integer> streamingCommands;
    private final Map<StatusItem, StatusValue> statusItems;

    /**
     * A service.
     *
     * @param subscriptions who hears of messages that are filed
     * @param commandThreads runs what blocks
     */
    public ImapService(
            ImapSettings settings,
            ImapSecurity security,
            MailStore store,
            MailboxSubscriptions subscriptions,
            CommandThreads commandThreads,
            ServerMetrics metrics) {
        this.settings = settings;
        this.security = security;
        this.store = store;
        this.subscriptions = subscriptions;
        this.commandThreads = commandThreads;
        this.metrics = metrics;
        this.commands = Stream.concat(
                        ImapCommands.ALL.stream(),
                        ImapExtensions.ALL.stream().flatMap(extension -> extension.commands().stream()))
                .collect(Collectors.toUnmodifiableMap(ImapCommand::name, command -> command));
        this.statusItems = faces(ImapExtension::statusItems);
        this.holdingCommands = commands.values().stream()
                .filter(ImapCommand::holdsInput)
                .map(ImapCommand::name)
                .collect(Collectors.toUnmodifiableSet());
        this.streamingCommands = commands.values().stream()
                .filter(command -> command.argumentsBeforeMessage().isPresent())
                .collect(Collectors.toUnmodifiableMap(ImapCommand::name, command -> command.argumentsBeforeMessage()
                        .getAsInt()));
    }

    private static <K, V> Map<K, V> faces(Function<ImapExtension, Map<K, V>> face) {
        return ImapExtensions.ALL.stream()
                .flatMap(extension -> face.apply(extension).entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Connection<?> connect(ChannelHandlerContext context) {
        return new Connection<Next>(
                context,
                tls(),
                settings.limits().imap().loginTimeout(),
                settings.live(),
                metrics,
                connection -> new ImapConversation(this, connection));
    }

    @Override
    public byte[] tooManyConnections() {
        return bye("Too many connections; try again later");
    }

    @Override
    public byte[] banned() {
        return bye("Too many failed logins from your address; try again later");
    }

    private static byte[] bye(String text) {
        return ("* BYE [UNAVAILABLE] " + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Optional<TlsServer> tls() {
        return security.tls();
    }

    public ImapSettings settings() {
        return settings;
    }

    public ImapSecurity security() {
        return security;
    }

    public MailStore store() {
        return store;
    }

    public MailboxStore mailboxes() {
        return store.mailboxes();
    }

    public MailboxSubscriptions subscriptions() {
        return subscriptions;
    }

    public List<ImapExtension> extensions() {
        return ImapExtensions.ALL;
    }

    public ServerMetrics metrics() {
        return metrics;
    }

    /** What the session can use now, in the order in which it is announced (RFC 9051, section 6.1.1). */
    public List<String> capabilities(ImapSession session) {
        Set<String> all = new LinkedHashSet<>(List.of("IMAP4rev1", "IMAP4rev2"));
        ImapExtensions.ALL.forEach(extension -> all.addAll(extension.capabilities(session)));
        return List.copyOf(all);
    }

    /** How the item of STATUS is written, if an extension has it. */
    public Optional<StatusValue> statusItem(StatusItem item) {
        return Optional.ofNullable(statusItems.get(item));
    }

    /** What the client enables by the name of that capability, in upper case. */
    public Optional<Feature> feature(String capability) {
        return Stream.concat(
                        Stream.of(Feature.IMAP4REV2),
                        ImapExtensions.ALL.stream().flatMap(extension -> extension.features().stream()))
                .filter(feature -> feature.capability().toUpperCase(Locale.ROOT).equals(capability))
                .findFirst();
    }

    /** Has a thread that may block do this some time. */
    public void later(Runnable work) {
        commandThreads.waitingForDisk().execute(work);
    }

    Optional<ImapCommand> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    Set<String> holdingCommands() {
        return holdingCommands;
    }

    Map<String, Integer> streamingCommands() {
        return streamingCommands;
    }

    Executor threadsFor(Next.Patience patience) {
        return switch (patience) {
            case DISK -> commandThreads.waitingForDisk();
            case LOGIN -> commandThreads.waitingForLogin();
        };
    }
}
