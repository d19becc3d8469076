package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.flag;

import org.mailroom.connector.inflow.InvalidSettingException;

/**
 * The properties of NTLM.
 *
 * @param securityLayer whether what follows a login is signed and sealed
 * @param channelBinding whether a login within TLS is bound to it
 * @param allow56Bit whether weak keys will do for the security layer
 */
record NtlmProperties(Policy securityLayer, Policy channelBinding, boolean allow56Bit) {

    /** How much something is wanted. */
    enum Policy {
        /** It is not done. */
        OFF,
        /** It is done where the client does it. */
        SUPPORTED,
        /** Without it there is no login. */
        REQUIRED
    }

    static NtlmProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        return new NtlmProperties(
                choice("ntlmSecurityLayer", adapter.getNtlmSecurityLayer(), Policy.class),
                choice("ntlmChannelBinding", adapter.getNtlmChannelBinding(), Policy.class),
                flag("ntlmAllow56Bit", adapter.getNtlmAllow56Bit()));
    }
}
