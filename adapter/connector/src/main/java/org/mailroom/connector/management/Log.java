package org.mailroom.connector.management;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every message the adapter logs, with its number: what has happened, where, and what to do. */
public enum Log {
    READY(1, Level.INFO, "Mailroom is ready: {0}"),
    STOPPED(2, Level.INFO, "Mailroom has stopped"),
    STARTING(3, Level.INFO, "Mailroom starts; it keeps its mail in {0}"),
    ACTIVATED(10, Level.INFO, "The subscription '{0}' takes mail for {1}"),
    DEACTIVATED(11, Level.INFO, "The bean of the subscription '{0}' is gone; its mail is kept until a bean is back"),
    DELIVERY_FAILED(20, Level.WARNING, "Delivery {0} to '{1}' failed, attempt {2} of {3}, and comes again: {4}"),
    DELIVERY_GIVEN_UP(
            27, Level.WARNING, "Delivery {0} to '{1}' is given up after attempt {2} (deadLetter is {3}): {4}"),
    REPLY_FAILED(
            28,
            Level.WARNING,
            "The bean of '{1}' failed to decide on delivery {0}; its sender is asked to try again: {2}"),
    DELIVERY_REJECTED(21, Level.INFO, "Delivery {0} to '{1}' was rejected by its bean: {2} {3}"),
    DELIVERY_IN_DOUBT(
            22,
            Level.WARNING,
            "Delivery {0} to '{1}' was prepared, but its transaction has not ended; the transaction manager's recovery"
                    + " decides it, or resolveBranch of the Queue MXBean"),
    NOT_REACHED(23, Level.WARNING, "The bean of '{0}' cannot be reached now, its mail waits: {1}"),
    DISPATCH_FAILED(25, Level.WARNING, "Deliveries of '{0}' cannot be claimed; trying again in a second"),
    DELIVERY_BROKEN(26, Level.ERROR, "The outcome of a delivery to '{0}' could not be stored; it may come again"),
    SUBSCRIPTIONS_UNREAD(
            29, Level.WARNING, "The subscriptions of other nodes cannot be read; trying again in a second"),
    CONNECTION_REFUSED(30, Level.WARNING, "A connection from {0} was turned away: {1} is reached"),
    MESSAGE_REFUSED(31, Level.INFO, "A message from {0} was refused: {1}"),
    SESSION_FAILED(32, Level.ERROR, "Serving {0}: {1} failed"),
    INTAKE_CLOSED(33, Level.WARNING, "New mail is refused for now: {0}"),
    FLOOD_RESET(
            36,
            Level.WARNING,
            "The connection of {0} was reset: {1} commands pending; {2} more since the last such message"),
    STOP_INCOMPLETE(40, Level.WARNING, "Stopping: {0} failed; the rest is stopped all the same"),
    LISTENER_NOT_STARTED(41, Level.ERROR, "The {0} listener is not started: {1}"),
    SELF_TEST_DONE(50, Level.INFO, "Security is tested: {0} of {1} checks passed, for {2} ms of CPU"),
    SELF_TEST_FAILED(51, Level.ERROR, "A check failed, and what needs it is not offered: {0}: {1}; {2}"),
    TLS_READY(52, Level.INFO, "TLS is done by {0}, {1}, with the keys {2}"),
    TLS_ENGINE_REPLACED(53, Level.WARNING, "The TLS engine that is configured is replaced: {0}"),
    SELF_SIGNED(
            54,
            Level.WARNING,
            "TLS has a self-signed certificate, which no client trusts by itself; set tlsKeys. It is {0}"),
    KEYS_RELOADED(55, Level.INFO, "The keys of TLS have changed; new connections get {0}"),
    KEYS_REFUSED(56, Level.ERROR, "Changed keys of TLS are not used, those of before stay: {0}"),
    HANDSHAKE_FAILED(57, Level.DEBUG, "The TLS handshake with {0} failed: {1}"),
    NO_MECHANISM(58, Level.WARNING, "Nobody can log in: {0}"),
    KEYS_EXPIRED(59, Level.WARNING, "Clients may refuse TLS: {0}"),
    LOGIN_SUCCEEDED(60, Level.DEBUG, "{1} has logged in from {0} by {2}"),
    LOGIN_FAILED(61, Level.INFO, "A login from {0} by {1} failed: {2}"),
    MESSAGE_ALTERED(
            62,
            Level.WARNING,
            "What {0} sent was altered on its way, its connection is closed: buffer {1} of the security layer: {2}"),
    ADDRESS_BANNED(63, Level.WARNING, "{0} is turned away until {1}: too many of its logins failed"),
    REALM_UNAVAILABLE(64, Level.WARNING, "Logins fail for now: {0}"),
    VALIDATOR_ACTIVATED(65, Level.INFO, "The bean {0} decides who may log in"),
    VALIDATOR_GONE(66, Level.INFO, "The bean {0}, which decided who may log in, is gone"),
    VALIDATOR_UNUSED(
            67, Level.WARNING, "The bean {0} would decide who may log in, but realm is not BEAN: it is never asked"),
    ACCOUNT_CHANGED(69, Level.INFO, "The account '{0}' was {1}"),
    TOKEN_KEYS_READ(70, Level.INFO, "The keys of a token issuer were read: {0}"),
    TOKEN_KEYS_REFUSED(71, Level.ERROR, "The keys of a token issuer are not used, those of before stay: {0}");

    private static final Logger LOGGER = System.getLogger("org.mailroom");

    private final int number;
    private final Level level;
    private final String pattern;

    Log(int number, Level level, String pattern) {
        this.number = number;
        this.level = level;
        this.pattern = pattern;
    }

    /** Its number, which never changes: {@code MR0020} is 20. */
    public int number() {
        return number;
    }

    public Level level() {
        return level;
    }

    /** Its text; {@code {0}} and so on stand for what happened. */
    public String pattern() {
        return pattern;
    }

    /** Writes the message. */
    public void write(Object... arguments) {
        if (LOGGER.isLoggable(level)) {
            LOGGER.log(level, text(arguments));
        }
    }

    /** Writes the message with the stack of its cause. */
    public void write(Throwable cause, Object... arguments) {
        if (LOGGER.isLoggable(level)) {
            LOGGER.log(level, text(arguments), cause);
        }
    }

    private String text(Object... arguments) {
        var text = new StringBuilder(String.format("MR%04d ", number));
        int from = 0;
        for (int brace = pattern.indexOf('{'); brace >= 0; brace = pattern.indexOf('{', from)) {
            text.append(pattern, from, brace).append(arguments[pattern.charAt(brace + 1) - '0']);
            from = brace + 3;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
