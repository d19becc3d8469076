package org.mailroom.server.imap;

import org.mailroom.server.limit.ServerLimits;

/**
 * How a listener speaks, sealed at start.
 *
 * @param hostName what we call ourselves to mechanisms of logins
 * @param limits the limits
 */
public record ImapSettings(String hostName, ServerLimits limits) {}
