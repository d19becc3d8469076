package org.mailroom.server.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The table of the limits: each component of {@link ServerLimits} that is a number or a time, in the order of the documentation.
 * All of them can be changed while the server runs; each counts from its next use on.
 */
public enum Limit {
    MAX_CONNECTIONS("maxConnections", Unit.CONNECTIONS, 1, 1_000_000),
    MAX_CONNECTIONS_PER_ADDRESS("maxConnectionsPerAddress", Unit.CONNECTIONS, 1, 1_000_000, Pressure.part(4)),
    MAX_CONNECTIONS_PER_USER("load.maxConnectionsPerUser", Unit.CONNECTIONS, 1, 1_000_000),
    MAX_CONNECTION_RATE("load.maxConnectionRate", Unit.PER_MINUTE, 0, 10_000_000),
    MAX_CONNECTION_RATE_PER_ADDRESS(
            "load.maxConnectionRatePerAddress", Unit.PER_MINUTE, 0, 10_000_000, Pressure.mostOf(120)),
    MAX_HANDSHAKES("load.maxHandshakes", Unit.HANDSHAKES, 1, 1_000_000, Pressure.part(4)),
    PROXY_TIMEOUT("load.proxyTimeout", Unit.SECONDS, 1, 300),
    MAX_MEMORY("load.maxMemory", Unit.OCTETS, 0, Long.MAX_VALUE / 4),
    MAX_CONNECTION_MEMORY("load.maxConnectionMemory", Unit.OCTETS, 256 * 1024, 1 << 30),
    MIN_DATA_RATE("load.minDataRate", Unit.OCTETS_PER_SECOND, 0, 1 << 20, Pressure.atLeast(256)),
    MAX_LINE_OCTETS("maxLineOctets", Unit.OCTETS, 512, 1 << 20),
    MAX_MESSAGE_SIZE("maxMessageSize", Unit.OCTETS, 1024, Long.MAX_VALUE / 4),
    MAX_PENDING_COMMANDS("pending.maxPendingCommands", Unit.COMMANDS, 1, 100_000, Pressure.part(4)),
    MAX_RECIPIENTS("maxRecipients", Unit.RECIPIENTS, 1, 1_000_000),
    MAX_BAD_COMMANDS("maxBadCommands", Unit.COMMANDS, 1, 1_000_000),
    IDLE_TIMEOUT("idleTimeout", Unit.SECONDS, 1, 86_400, Pressure.mostOf(60)),
    WRITE_TIMEOUT("writeTimeout", Unit.SECONDS, 1, 86_400, Pressure.mostOf(30)),
    IMAP_LOGIN_TIMEOUT("imapLoginTimeout", "imap.loginTimeout", Unit.SECONDS, 1, 3600, Pressure.mostOf(15)),
    IMAP_IDLE_TIMEOUT("imapIdleTimeout", "imap.autologout", Unit.SECONDS, 1, 604_800),
    IMAP_MAX_COMMAND_OCTETS("imapMaxCommandOctets", "imap.maxCommandOctets", Unit.OCTETS, 8192, 1 << 24),
    IMAP_MAX_LITERALS("imapMaxLiterals", "imap.maxLiterals", Unit.LITERALS, 1, 1_000_000),
    IMAP_MAX_BAD_COMMANDS("imapMaxBadCommands", "imap.maxBadCommands", Unit.COMMANDS, 1, 1_000_000),
    MAX_AUTH_LINE_OCTETS("login.maxAuthLineOctets", Unit.OCTETS, 12_288, 1 << 20),
    MAX_FAILED_LOGINS("login.maxFailedLogins", Unit.LOGINS, 1, 1000),
    LOGIN_DELAY("login.loginDelay", Unit.SECONDS, 0, 60),
    MAX_LOGIN_DELAY("login.maxLoginDelay", Unit.SECONDS, 0, 300),
    LOGIN_PENALTY_TIME("login.loginPenaltyTime", Unit.SECONDS, 1, 604_800),
    BAN_AFTER("login.banAfter", Unit.LOGINS, 0, 1_000_000),
    BAN_TIME("login.banTime", Unit.SECONDS, 1, 604_800),
    MAX_PENALTIES("login.maxPenalties", Unit.ADDRESSES, 1, 10_000_000);

    private final String name;
    private final RecordPath path;
    private final Unit unit;
    private final long least;
    private final long most;
    private final Pressure pressure;

    /** What a limit counts. */
    public enum Unit {
        CONNECTIONS("connections"),
        PER_MINUTE("connections per minute"),
        HANDSHAKES("handshakes"),
        OCTETS("octets"),
        OCTETS_PER_SECOND("octets per second"),
        SECONDS("seconds"),
        RECIPIENTS("recipients"),
        COMMANDS("commands"),
        LITERALS("literals"),
        LOGINS("logins"),
        ADDRESSES("addresses");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** As the documentation has it. */
        @Override
        public String toString() {
            return text;
        }
    }

    Limit(String path, Unit unit, long least, long most) {
        this(path, unit, least, most, Pressure.NONE);
    }

    Limit(String path, Unit unit, long least, long most, Pressure pressure) {
        this(path.substring(path.indexOf('.') + 1), path, unit, least, most, pressure);
    }

    Limit(String name, String path, Unit unit, long least, long most) {
        this(name, path, unit, least, most, Pressure.NONE);
    }

    Limit(String name, String path, Unit unit, long least, long most, Pressure pressure) {
        this.name = name;
        this.path = new RecordPath(path);
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.pressure = pressure;
    }

    /** The limit of that name, if there is one. */
    public static Optional<Limit> named(String name) {
        return Arrays.stream(values()).filter(limit -> limit.name.equals(name)).findFirst();
    }

    /** Its name; that of the property of the adapter, where there is one. */
    public String key() {
        return name;
    }

    public Unit unit() {
        return unit;
    }

    /** The least it can be set to. */
    public long least() {
        return least;
    }

    /** The most it can be set to. */
    public long most() {
        return most;
    }

    /** What becomes of it under pressure. */
    public Pressure pressure() {
        return pressure;
    }

    /** Its value among these, in its unit; a time in whole seconds, none less than it is. */
    public long of(ServerLimits limits) {
        Object value = path.in(limits);
        return value instanceof Duration time ? seconds(time) : ((Number) value).longValue();
    }

    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }

    /**
     * The limits with another value of this one.
     *
     * @throws InvalidLimitException when it cannot have it
     */
    public ServerLimits in(ServerLimits limits, long value) {
        if (value < least || value > most) {
            throw new InvalidLimitException(name, value, "it is a number from " + least + " to " + most);
        }
        return path.replaced(limits, as(path.in(limits).getClass(), value));
    }

    private static Object as(Class<?> type, long value) {
        if (type == Duration.class) {
            return Duration.ofSeconds(value);
        }
        return type == Integer.class ? (Object) (int) value : (Object) value;
    }

    /** The limits with what becomes of this one under pressure; it is never less strict. */
    ServerLimits tightened(ServerLimits limits) {
        long value = of(limits);
        long tight = Math.max(least, pressure.of(value));
        return tight == value ? limits : in(limits, tight);
    }
}
