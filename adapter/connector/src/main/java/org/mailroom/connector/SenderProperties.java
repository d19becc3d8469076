package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.domain;
import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.lowerCase;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * Who may send with which sender address after a login.
 *
 * @param anySenderUsers users who may send with any, as the administrator spells them; a star alone for all users
 * @param domains in lower case; empty for the adapter's host name
 */
record SenderProperties(List<String> anySenderUsers, Set<String> domains) {

    static SenderProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        Set<String> domains = new LinkedHashSet<>();
        for (String text : list("senderDomains", adapter.getSenderDomains())) {
            domains.add(lowerCase(domain("senderDomains", text)));
        }
        return new SenderProperties(list("anySenderUsers", adapter.getAnySenderUsers()), Set.copyOf(domains));
    }
}
