package org.mailroom.server.limit;

import java.util.concurrent.ConcurrentHashMap;

/** Counts the sessions of each user who has logged in, of all protocols. Enforces {@code maxConnectionsPerUser}. */
public final class UserSessions {

    private final LiveLimits limits;
    private final ConcurrentHashMap<String, Integer> sessions = new ConcurrentHashMap<>();

    public UserSessions(LiveLimits limits) {
        this.limits = limits;
    }

    /**
     * A session begins, if there may be one more.
     *
     * @param user by the canonical name
     * @return whether it is counted, and is to {@link #leave}
     */
    public boolean enter(String user) {
        int most = limits.current().load().maxConnectionsPerUser();
        if (sessions.merge(user, 1, Integer::sum) <= most) {
            return true;
        }
        leave(user);
        return false;
    }

    /** A session that was counted has ended. */
    public void leave(String user) {
        sessions.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Sessions of the user now. */
    public int of(String user) {
        return sessions.getOrDefault(user, 0);
    }

    /** Users who have any now. */
    public int users() {
        return sessions.size();
    }
}
