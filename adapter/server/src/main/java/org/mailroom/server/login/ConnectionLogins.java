package org.mailroom.server.login;

import java.net.InetAddress;
import java.time.Duration;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.server.ServerMetrics;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.LoginPenalties;
import org.mailroom.server.limit.UserSessions;

/** The logins of one connection. The one place that enforces {@code maxFailedLogins}. For its event
 * loop only. */
public final class ConnectionLogins {

    private final InetAddress peer;
    private final LoginPenalties penalties;
    private final UserSessions users;
    private final LiveLimits limits;
    private final ServerMetrics metrics;
    private int failed;
    private String user;

    /** No login yet. */
    public ConnectionLogins(
            InetAddress peer, LoginPenalties penalties, UserSessions users, LiveLimits limits, ServerMetrics metrics) {
        this.peer = peer;
        this.penalties = penalties;
        this.users = users;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Whether the address may not try at all. */
    public boolean isBanned() {
        return penalties.isBanned(peer);
    }

    /** How long a login waits before it is looked at. */
    Duration delay() {
        return penalties.delay(peer);
    }

    /** A session of the user begins, if there may be one more. */
    boolean enter(String name) {
        leave();
        if (!users.enter(name)) {
            metrics.connectionRefused(peer, Limit.MAX_CONNECTIONS_PER_USER.key());
            return false;
        }
        user = name;
        return true;
    }

    /** The session of the user, if there is one, has ended. */
    public void leave() {
        if (user != null) {
            users.leave(user);
            user = null;
        }
    }

    void succeeded(String user, String mechanism) {
        penalties.succeeded(peer);
        metrics.loginSucceeded(peer, user, mechanism);
    }

    /** What the log and the address get of a failure; returns how long the address has to wait now. */
    Duration count(String mechanism, Failure failure) {
        metrics.loginFailed(peer, mechanism, failure.reason());
        return isGuess(failure.kind()) ? penalties.failed(peer) : Duration.ZERO;
    }

    /** Whether it may have been one of many tries to find a password; other failures tell the peer nothing of one. */
    private static boolean isGuess(Kind kind) {
        return kind == Kind.BAD_CREDENTIALS || kind == Kind.NOT_AUTHORIZED;
    }

    /** One more has failed; whether the connection is to end. */
    boolean isLast() {
        failed++;
        return failed >= limits.current().login().maxFailedLogins() || isBanned();
    }

    /** The mechanism itself failed. */
    void broken(String mechanism, RuntimeException cause) {
        metrics.failed(peer, "a login by " + mechanism, cause);
    }
}
