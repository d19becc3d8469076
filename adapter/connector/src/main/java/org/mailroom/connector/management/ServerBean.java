package org.mailroom.connector.management;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.mailroom.api.management.ConnectionFigures;
import org.mailroom.api.management.ListenerFigures;
import org.mailroom.api.management.RateFigures;
import org.mailroom.api.management.ServerMXBean;
import org.mailroom.api.management.TraceFigures;
import org.mailroom.server.limit.UserSessions;
import org.mailroom.server.trace.Trace;
import org.mailroom.server.transport.ConnectionFacts;
import org.mailroom.server.transport.Listener;
import org.mailroom.server.transport.Transport;

/** Listeners, connections, rates, log and traces for JMX clients: times as text, failures as exceptions of the JDK. */
public final class ServerBean implements ServerMXBean {

    private static final int LONGEST_LIST = 1000;
    private static final int LONGEST_TRACE = 24 * 60;
    private static final int LONGEST_NAME = 255;

    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String version = Version.read();
    private final List<ConfiguredListener> listeners;
    private final Transport transport;
    private final UserSessions users;
    private final Rates rates;
    private final LogLevels levels;

    /**
     * The bean of a server that runs.
     *
     * @param listeners in the order of the configuration
     */
    public ServerBean(
            List<ConfiguredListener> listeners,
            Transport transport,
            UserSessions users,
            Rates rates,
            LogLevels levels) {
        this.listeners = List.copyOf(listeners);
        this.transport = transport;
        this.users = users;
        this.rates = rates;
        this.levels = levels;
    }

    @Override
    public String getVersion() {
        return version;
    }

    @Override
    public String getStartedAt() {
        return startedAt.toString();
    }

    @Override
    public List<ListenerFigures> getListeners() {
        return listeners.stream()
                .<ListenerFigures>map(listener ->
                        listener.started().map(started -> row(started)).orElseGet(() -> row(listener)))
                .toList();
    }

    private static ListenerRow row(Listener listener) {
        InetSocketAddress address = listener.address();
        boolean open = listener.isOpen();
        return new ListenerRow(
                listener.settings().name(),
                address.getAddress().getHostAddress(),
                address.getPort(),
                listener.settings().implicitTls(),
                open ? "OPEN" : "PAUSED",
                open ? "" : "an administrator has paused it",
                listener.connections());
    }

    private static ListenerRow row(ConfiguredListener listener) {
        return new ListenerRow(
                listener.settings().name(),
                listener.settings().address().getHostAddress(),
                listener.settings().port(),
                listener.settings().implicitTls(),
                "NOT_STARTED",
                listener.lacking(),
                0);
    }

    @Override
    public void pauseListener(String listener) {
        started(listener).pause();
        Log.LISTENER_PAUSED.write(listener);
    }

    @Override
    public void resumeListener(String listener) {
        Listener started = started(listener);
        try {
            started.resume();
        } catch (IOException e) {
            // Its message alone: a JMX client has not our classes
            throw new IllegalStateException(e.getMessage());
        }
        Log.LISTENER_RESUMED.write(
                listener,
                started.address().getAddress().getHostAddress() + ":"
                        + started.address().getPort());
    }

    private Listener started(String name) {
        ConfiguredListener found = listeners.stream()
                .filter(listener -> listener.settings().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no listener '" + name + "'"));
        return found.started()
                .orElseThrow(() ->
                        new IllegalStateException("the " + name + " listener was not started: " + found.lacking()));
    }

    @Override
    public int getOpenConnections() {
        return transport.openConnections();
    }

    @Override
    public int getPeers() {
        return transport.peers();
    }

    @Override
    public int getUsers() {
        return users.users();
    }

    @Override
    public int getHandshakes() {
        return transport.handshakes();
    }

    @Override
    public List<ConnectionFigures> listConnections(int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LONGEST_LIST) {
            throw new IllegalArgumentException("offset is 0 or more, limit is 1 to " + LONGEST_LIST);
        }
        return transport.connections(offset, limit).stream()
                .<ConnectionFigures>map(ServerBean::row)
                .toList();
    }

    private static ConnectionRow row(ConnectionFacts facts) {
        return new ConnectionRow(
                facts.id(),
                facts.listener(),
                facts.peer().getHostAddress(),
                facts.session().user(),
                facts.tls().map(tls -> tls.protocol() + " " + tls.cipherSuite()).orElse(""),
                facts.session().state(),
                facts.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                facts.idle().toSeconds(),
                facts.pendingCommands(),
                facts.heldOctets());
    }

    @Override
    public void disconnect(long connection) {
        if (!transport.disconnect(connection)) {
            throw new IllegalArgumentException("there is no connection " + connection + " any more");
        }
        Log.DISCONNECTED.write(connection);
    }

    @Override
    public Map<String, Long> getTotals() {
        return rates.totals();
    }

    @Override
    public List<RateFigures> getRates() {
        return rates.lastHour().stream()
                .<RateFigures>map(rate ->
                        new RateRow(rate.from().truncatedTo(ChronoUnit.SECONDS).toString(), rate.counts()))
                .toList();
    }

    @Override
    public int getRateSeconds() {
        return Rates.SECONDS;
    }

    @Override
    public Map<String, String> getLogLevels() {
        return levels.levels();
    }

    @Override
    public void setLogLevel(String part, String level) {
        levels.set(part, level);
        Log.LEVEL_CHANGED.write(part, levels.levels().get(part));
    }

    @Override
    public List<TraceFigures> getTraces() {
        return transport.traces().active().stream()
                .<TraceFigures>map(ServerBean::row)
                .toList();
    }

    private static TraceRow row(Trace trace) {
        return new TraceRow(
                trace.whom(), trace.until().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public void startTrace(String whom, int minutes) {
        if (minutes < 1 || minutes > LONGEST_TRACE) {
            throw new IllegalArgumentException("minutes is " + minutes + ", but it is 1 to " + LONGEST_TRACE);
        }
        if (whom.isBlank() || whom.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "say whom to trace: an IP address, a network as in 192.0.2.0/24, or the" + " name of a user");
        }
        transport.traces().start(whom, Duration.ofMinutes(minutes));
        Log.TRACE_STARTED.write(whom, minutes);
    }

    @Override
    public void stopTrace(String whom) {
        if (!transport.traces().stop(whom)) {
            throw new IllegalArgumentException("'" + whom + "' is not traced");
        }
        Log.TRACE_STOPPED.write(whom);
    }

    private record ListenerRow(
            String getName,
            String getAddress,
            int getPort,
            boolean isImplicitTls,
            String getState,
            String getReason,
            int getConnections)
            implements ListenerFigures {}

    private record ConnectionRow(
            long getId,
            String getListener,
            String getPeer,
            String getUser,
            String getTls,
            String getState,
            String getSince,
            long getIdleSeconds,
            int getPendingCommands,
            long getHeldBytes)
            implements ConnectionFigures {}

    private record RateRow(String getFrom, Map<String, Long> getCounts) implements RateFigures {}

    private record TraceRow(String getWhom, String getUntil) implements TraceFigures {}
}
