package org.mailroom.connector.management;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.mailroom.server.trace.LogRate;
import org.mailroom.server.trace.Printable;

/** Every message the adapter logs, with its number: what has happened, where, and what to do. */
public enum Log {
    READY(1, LogPart.SERVER, Level.INFO, "Mailroom is ready: {0}"),
    STOPPED(2, LogPart.SERVER, Level.INFO, "Mailroom has stopped"),
    STARTING(3, LogPart.SERVER, Level.INFO, "Mailroom starts; it keeps its mail in {0}"),
    ACTIVATED(10, LogPart.DELIVERY, Level.INFO, "The subscription '{0}' takes mail for {1}"),
    DEACTIVATED(
            11,
            LogPart.DELIVERY,
            Level.INFO,
            "The bean of the subscription '{0}' is gone; its mail is kept until a bean is back"),
    SUBSCRIPTION_PAUSED(
            12, LogPart.DELIVERY, Level.INFO, "The subscription '{0}' is paused: it takes mail and delivers none"),
    SUBSCRIPTION_RESUMED(13, LogPart.DELIVERY, Level.INFO, "The subscription '{0}' delivers again"),
    DELIVERY_FAILED(
            20,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "Delivery {0} to '{1}' failed, attempt {2} of {3}, and comes again: {4}"),
    DELIVERY_GIVEN_UP(
            27,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "Delivery {0} to '{1}' is given up after attempt {2} (deadLetter is {3}): {4}"),
    REPLY_FAILED(
            28,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "The bean of '{1}' failed to decide on delivery {0}; its sender is asked to try again: {2}"),
    DELIVERY_REJECTED(
            21, LogPart.DELIVERY, Level.INFO, Often.MANY, "Delivery {0} to '{1}' was rejected by its bean: {2} {3}"),
    DELIVERY_IN_DOUBT(
            22,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "Delivery {0} to '{1}' was prepared, but its transaction has not ended; the transaction manager's recovery"
                    + " decides it, or resolveBranch of the Queue MXBean"),
    NOT_REACHED(
            23,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "The bean of '{0}' cannot be reached now, its mail waits: {1}"),
    DISPATCH_FAILED(
            25,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "Deliveries of '{0}' cannot be claimed; trying again in a second"),
    DELIVERY_BROKEN(
            26,
            LogPart.DELIVERY,
            Level.ERROR,
            Often.MANY,
            "The outcome of a delivery to '{0}' could not be stored; it may come again"),
    SUBSCRIPTIONS_UNREAD(
            29,
            LogPart.DELIVERY,
            Level.WARNING,
            Often.MANY,
            "The subscriptions of other nodes cannot be read; trying again in a second"),
    CONNECTION_REFUSED(
            30, LogPart.SERVER, Level.WARNING, Often.MANY, "A connection from {0} was turned away: {1} is reached"),
    MESSAGE_REFUSED(31, LogPart.SMTP, Level.INFO, Often.MANY, "A message from {0} was refused: {1}"),
    SESSION_FAILED(32, LogPart.SERVER, Level.ERROR, Often.MANY, "Serving {0}: {1} failed"),
    INTAKE_CLOSED(33, LogPart.SMTP, Level.WARNING, Often.ONE, "New mail is refused for now: {0}"),
    FLOOD_RESET(36, LogPart.SERVER, Level.WARNING, Often.ONE, "The connection of {0} was reset: {1} commands pending"),
    LISTENER_PAUSED(38, LogPart.SERVER, Level.INFO, "The {0} listener is paused: it takes no more connections"),
    LISTENER_RESUMED(39, LogPart.SERVER, Level.INFO, "The {0} listener takes connections again on {1}"),
    STOP_INCOMPLETE(40, LogPart.SERVER, Level.WARNING, "Stopping: {0} failed; the rest is stopped all the same"),
    LISTENER_NOT_STARTED(41, LogPart.SERVER, Level.ERROR, "The {0} listener is not started: {1}"),
    LEVEL_CHANGED(42, LogPart.SERVER, Level.INFO, "The log level of {0} is {1} now, until the adapter stops"),
    TRACE_STARTED(43, LogPart.SERVER, Level.INFO, "What {0} sends and gets is written to the log for {1} minutes"),
    TRACE_STOPPED(44, LogPart.SERVER, Level.INFO, "What {0} sends and gets is no longer written to the log"),
    DISCONNECTED(45, LogPart.SERVER, Level.INFO, "Connection {0} is ended by an administrator"),
    SELF_TEST_DONE(50, LogPart.SERVER, Level.INFO, "Security is tested: {0} of {1} checks passed, for {2} ms of CPU"),
    SELF_TEST_FAILED(
            51, LogPart.SERVER, Level.ERROR, "A check failed, and what needs it is not offered: {0}: {1}; {2}"),
    TLS_READY(52, LogPart.TLS, Level.INFO, "TLS is done by {0}, {1}, with the keys {2}"),
    TLS_ENGINE_REPLACED(53, LogPart.TLS, Level.WARNING, "The TLS engine that is configured is replaced: {0}"),
    SELF_SIGNED(
            54,
            LogPart.TLS,
            Level.WARNING,
            "TLS has a self-signed certificate, which no client trusts by itself; set tlsKeys. It is {0}"),
    KEYS_RELOADED(55, LogPart.TLS, Level.INFO, "The keys of TLS have changed; new connections get {0}"),
    KEYS_REFUSED(56, LogPart.TLS, Level.ERROR, "Changed keys of TLS are not used, those of before stay: {0}"),
    HANDSHAKE_FAILED(57, LogPart.TLS, Level.DEBUG, Often.MANY, "The TLS handshake with {0} failed: {1}"),
    NO_MECHANISM(58, LogPart.LOGIN, Level.WARNING, "Nobody can log in: {0}"),
    KEYS_EXPIRED(59, LogPart.TLS, Level.WARNING, "Clients may refuse TLS: {0}"),
    LOGIN_SUCCEEDED(60, LogPart.LOGIN, Level.DEBUG, Often.MANY, "{1} has logged in from {0} by {2}"),
    LOGIN_FAILED(61, LogPart.LOGIN, Level.INFO, Often.MANY, "A login from {0} by {1} failed: {2}"),
    MESSAGE_ALTERED(
            62,
            LogPart.LOGIN,
            Level.WARNING,
            Often.MANY,
            "What {0} sent was altered on its way, its connection is closed: buffer {1} of the security layer: {2}"),
    ADDRESS_BANNED(
            63,
            LogPart.LOGIN,
            Level.WARNING,
            Often.MANY,
            "{0} is turned away until {1}: too many of its logins failed, or an administrator said so"),
    REALM_UNAVAILABLE(64, LogPart.LOGIN, Level.WARNING, Often.ONE, "Logins fail for now: {0}"),
    VALIDATOR_ACTIVATED(65, LogPart.LOGIN, Level.INFO, "The bean {0} decides who may log in"),
    VALIDATOR_GONE(66, LogPart.LOGIN, Level.INFO, "The bean {0}, which decided who may log in, is gone"),
    VALIDATOR_UNUSED(
            67,
            LogPart.LOGIN,
            Level.WARNING,
            "The bean {0} would decide who may log in, but realm is not BEAN: it is never asked"),
    ACCOUNT_CHANGED(69, LogPart.LOGIN, Level.INFO, "The account '{0}' was {1}"),
    TOKEN_KEYS_READ(70, LogPart.LOGIN, Level.INFO, "The keys of a token issuer were read: {0}"),
    TOKEN_KEYS_REFUSED(
            71, LogPart.LOGIN, Level.ERROR, "The keys of a token issuer are not used, those of before stay: {0}"),
    SMTP_OPENED(72, LogPart.SMTP, Level.DEBUG, Often.DEBUGGED, "Connection {0} from {1} was taken by the {2} listener"),
    SMTP_CLOSED(73, LogPart.SMTP, Level.DEBUG, Often.DEBUGGED, "Connection {0} of the {1} listener has ended"),
    IMAP_OPENED(74, LogPart.IMAP, Level.DEBUG, Often.DEBUGGED, "Connection {0} from {1} was taken by the {2} listener"),
    IMAP_CLOSED(75, LogPart.IMAP, Level.DEBUG, Often.DEBUGGED, "Connection {0} of the {1} listener has ended"),
    PRESSURE_BEGAN(80, LogPart.SERVER, Level.WARNING, "Under pressure, some limits are tighter: {0}"),
    PRESSURE_ENDED(81, LogPart.SERVER, Level.INFO, "No longer under pressure; the limits are as they were set"),
    CONNECTION_ENDED(82, LogPart.SERVER, Level.WARNING, Often.ONE, "The connection of {0} was ended because of {1}"),
    PROXY_REFUSED(
            83,
            LogPart.SERVER,
            Level.WARNING,
            Often.ONE,
            "A connection of the proxy {0} was closed, for it began with no header: {1}"),
    LIMIT_CHANGED(84, LogPart.SERVER, Level.INFO, "The limit {0} is set to {1} until the adapter stops");

    /** How many times a minute a message is written that a peer, a bean or a database can cause at will. */
    private static final class Often {

        static final int DEBUGGED = 600;
        static final int MANY = 30;
        static final int ONE = 1;

        private Often() {}
    }

    private final int number;
    private final LogPart part;
    private final Level level;
    private final String pattern;
    private final LogRate rate;
    private final Logger logger;

    Log(int number, LogPart part, Level level, String pattern) {
        this(number, part, level, Integer.MAX_VALUE, pattern);
    }

    Log(int number, LogPart part, Level level, int perMinute, String pattern) {
        this.number = number;
        this.part = part;
        this.level = level;
        this.pattern = pattern;
        this.rate = new LogRate(perMinute, Duration.ofMinutes(1));
        this.logger = System.getLogger(part.loggers().get(0));
    }

    /** Its number, which never changes: {@code MR0020} is 20. */
    public int number() {
        return number;
    }

    /** Whose level decides whether it is written. */
    public LogPart part() {
        return part;
    }

    public Level level() {
        return level;
    }

    /** Its text; {@code {0}} and so on stand for what happened. */
    public String pattern() {
        return pattern;
    }

    /** Writes the message, unless there were too many of it in the last minute: then it is counted. */
    public void write(Object... arguments) {
        if (mayWrite()) {
            logger.log(level, text(arguments));
        }
    }

    /** Writes the message with the stack of its cause, unless there were too many of it in the last minute. */
    public void write(Throwable cause, Object... arguments) {
        if (mayWrite()) {
            logger.log(level, text(arguments), cause);
        }
    }

    private boolean mayWrite() {
        if (!logger.isLoggable(level)) {
            return false;
        }
        long now = System.nanoTime();
        tellUntold(now);
        return rate.mayWrite(now);
    }

    private void tellUntold(long now) {
        int untold = rate.untold(now);
        if (untold > 0) {
            logger.log(level, String.format("MR%04d (and %d more in a minute)", number, untold));
        }
    }

    /** Says of every message how many of it were not written, if a minute is over. To be called now and then. */
    public static void tellUntold() {
        long now = System.nanoTime();
        for (Log message : values()) {
            message.tellUntold(now);
        }
    }

    /** What was written before does not count any more: the adapter starts anew. */
    public static void startAnew() {
        for (Log message : values()) {
            message.rate.reset();
        }
    }

    /** What comes from outside cannot make a line look like another message. */
    private String text(Object... arguments) {
        var text = new StringBuilder(String.format("MR%04d ", number));
        int from = 0;
        for (int brace = pattern.indexOf('{'); brace >= 0; brace = pattern.indexOf('{', from)) {
            String argument = String.valueOf(arguments[pattern.charAt(brace + 1) - '0']);
            text.append(pattern, from, brace).append(Printable.of(argument));
            from = brace + 3;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
