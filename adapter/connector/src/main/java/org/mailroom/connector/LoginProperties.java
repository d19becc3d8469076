package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.domain;
import static org.mailroom.connector.SettingRules.flag;
import static org.mailroom.connector.SettingRules.integer;
import static org.mailroom.connector.SettingRules.list;
import static org.mailroom.connector.SettingRules.listOf;
import static org.mailroom.connector.SettingRules.seconds;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.security.sasl.StandardMechanisms;
import org.mailroom.server.smtp.Submission;

/**
 * The properties of logins.
 *
 * @param mechanisms the preferred one first; none: nobody logs in
 * @param threads that check logins
 * @param cacheSize verified passwords that are remembered; 0 for none
 * @param submission who may send as whom
 */
record LoginProperties(
        Realm realm,
        List<String> mechanisms,
        boolean allowClearText,
        NtlmProperties ntlm,
        OauthProperties oauth,
        SecretKeyProperties secretKey,
        int threads,
        int cacheSize,
        Duration cacheTimeout,
        Submission submission) {

    /** Who knows users and passwords. */
    enum Realm {
        /** The accounts of this adapter. */
        EMBEDDED,
        /** The default realm of the application server. */
        CONTAINER,
        /** A message-driven bean. */
        BEAN
    }

    static LoginProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new LoginProperties(
                choice("realm", adapter.getRealm(), Realm.class),
                listOf("saslMechanisms", adapter.getSaslMechanisms(), StandardMechanisms.NAMES),
                flag("allowClearTextLogins", adapter.getAllowClearTextLogins()),
                NtlmProperties.of(adapter),
                OauthProperties.of(adapter),
                SecretKeyProperties.of(adapter),
                integer("loginThreads", adapter.getLoginThreads(), 1, 1000),
                integer("verifierCacheSize", adapter.getVerifierCacheSize(), 0, 1_000_000),
                seconds("verifierCacheTimeout", adapter.getVerifierCacheTimeout(), 1, 86_400),
                submission(adapter));
    }

    private static Submission submission(MailroomResourceAdapter adapter) throws InvalidSettingException {
        List<String> domains = list("senderDomains", adapter.getSenderDomains());
        for (String text : domains) {
            domain("senderDomains", text);
        }
        List<String> users = list("anySenderUsers", adapter.getAnySenderUsers());
        return new Submission(new HashSet<>(domains), new HashSet<>(users));
    }
}
