package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.number;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.server.limit.InvalidLimitException;
import org.mailroom.server.limit.Limit;
import org.mailroom.server.limit.Network;
import org.mailroom.server.limit.PendingLimits;
import org.mailroom.server.limit.ServerLimits;

/** The properties that are limits, in the ranges that the table of the limits has. */
final class LimitProperties {

    private ServerLimits limits = ServerLimits.DEFAULTS;

    private LimitProperties() {}

    static ServerLimits of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        var properties = new LimitProperties();
        properties.connections(adapter);
        properties.sessions(adapter);
        properties.imap(adapter);
        properties.logins(adapter);
        try {
            return properties.limits.checked();
        } catch (InvalidLimitException e) {
            throw new InvalidSettingException(e.limit(), e.value(), e.rule());
        }
    }

    private void connections(MailroomResourceAdapter adapter) throws InvalidSettingException {
        set(Limit.MAX_CONNECTIONS, adapter.getMaxConnections());
        set(Limit.MAX_CONNECTIONS_PER_ADDRESS, adapter.getMaxConnectionsPerAddress());
        set(Limit.MAX_CONNECTIONS_PER_USER, adapter.getMaxConnectionsPerUser());
        set(Limit.MAX_CONNECTION_RATE, adapter.getMaxConnectionRate());
        set(Limit.MAX_CONNECTION_RATE_PER_ADDRESS, adapter.getMaxConnectionRatePerAddress());
        set(Limit.MAX_HANDSHAKES, adapter.getMaxHandshakes());
        set(Limit.PROXY_TIMEOUT, adapter.getProxyTimeout());
        set(Limit.MAX_MEMORY, adapter.getMaxMemory());
        set(Limit.MAX_CONNECTION_MEMORY, adapter.getMaxConnectionMemory());
        set(Limit.MIN_DATA_RATE, adapter.getMinDataRate());
    }

    private void sessions(MailroomResourceAdapter adapter) throws InvalidSettingException {
        set(Limit.MAX_LINE_OCTETS, adapter.getMaxLineOctets());
        set(Limit.MAX_MESSAGE_SIZE, adapter.getMaxMessageSize());
        set(Limit.MAX_RECIPIENTS, adapter.getMaxRecipients());
        set(Limit.MAX_BAD_COMMANDS, adapter.getMaxBadCommands());
        set(Limit.MAX_PENDING_COMMANDS, adapter.getMaxPendingCommands());
        limits = limits.with(
                choice("pendingCommandsAction", adapter.getPendingCommandsAction(), PendingLimits.Action.class));
        set(Limit.IDLE_TIMEOUT, adapter.getIdleTimeout());
        set(Limit.WRITE_TIMEOUT, adapter.getWriteTimeout());
    }

    private void imap(MailroomResourceAdapter adapter) throws InvalidSettingException {
        set(Limit.IMAP_LOGIN_TIMEOUT, adapter.getImapLoginTimeout());
        set(Limit.IMAP_IDLE_TIMEOUT, adapter.getImapIdleTimeout());
        set(Limit.IMAP_MAX_COMMAND_OCTETS, adapter.getImapMaxCommandOctets());
        set(Limit.IMAP_MAX_BAD_COMMANDS, adapter.getImapMaxBadCommands());
    }

    private void logins(MailroomResourceAdapter adapter) throws InvalidSettingException {
        set(Limit.MAX_FAILED_LOGINS, adapter.getMaxFailedLogins());
        set(Limit.LOGIN_DELAY, adapter.getLoginDelay());
        set(Limit.MAX_LOGIN_DELAY, adapter.getMaxLoginDelay());
        set(Limit.LOGIN_PENALTY_TIME, adapter.getLoginPenaltyTime());
        set(Limit.BAN_AFTER, adapter.getBanAfter());
        set(Limit.BAN_TIME, adapter.getBanTime());
    }

    private void set(Limit limit, Number value) throws InvalidSettingException {
        limits = limit.in(limits, number(limit.key(), value, limit.least(), limit.most()));
    }

    /** The trusted proxies. */
    static List<Network> proxies(MailroomResourceAdapter adapter) throws InvalidSettingException {
        List<Network> networks = new ArrayList<>();
        for (String text : list("proxyNetworks", adapter.getProxyNetworks())) {
            networks.add(Network.parse(text)
                    .orElseThrow(() -> new InvalidSettingException(
                            "proxyNetworks",
                            text,
                            "it is an address or a network such as 192.0.2.0/24 or 2001:db8::/32")));
        }
        return networks;
    }
}
