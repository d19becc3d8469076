package org.mailroom.server.imap;

import org.mailroom.server.limit.LiveLimits;
import org.mailroom.server.limit.ServerLimits;

/**
 * How a listener speaks, sealed at start but for the limits.
 *
 * @param hostName what we call ourselves to mechanisms of logins
 * @param live the limits
 */
public record ImapSettings(String hostName, LiveLimits live) {

    /** The limits in force now. */
    public ServerLimits limits() {
        return live.current();
    }
}
