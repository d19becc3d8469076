package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.integer;
import static org.mailroom.connector.SettingRules.seconds;

import java.time.Duration;
import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * What failed logins cost.
 *
 * @param maxFailedLogins of one session, which then ends
 * @param delay of the reply to the first
 * @param longestDelay not below {@code delay}
 * @param banAfter failed logins of one address; 0 for no bans
 */
record PenaltyProperties(int maxFailedLogins, Duration delay, Duration longestDelay, int banAfter, Duration banTime) {

    static PenaltyProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        int delay = integer("loginDelay", adapter.getLoginDelay(), 0, 60);
        return new PenaltyProperties(
                integer("maxFailedLogins", adapter.getMaxFailedLogins(), 1, 1000),
                Duration.ofSeconds(delay),
                seconds("maxLoginDelay", adapter.getMaxLoginDelay(), delay, 300),
                integer("banAfter", adapter.getBanAfter(), 0, 1_000_000),
                seconds("banTime", adapter.getBanTime(), 1, 604_800));
    }
}
