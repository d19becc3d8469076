package org.mailroom.connector;

import static org.mailroom.connector.SettingRules.choice;
import static org.mailroom.connector.SettingRules.flag;

import org.mailroom.connector.inflow.InvalidSettingException;
import org.mailroom.security.ntlm.ChannelBindingPolicy;
import org.mailroom.security.ntlm.Layer;

/**
 * The properties of NTLM.
 *
 * @param securityLayer whether what follows a login is signed and sealed
 * @param channelBinding whether a login within TLS is bound to it
 * @param allow56Bit whether weak keys will do for the security layer
 */
record NtlmProperties(Layer securityLayer, ChannelBindingPolicy channelBinding, boolean allow56Bit) {

    static NtlmProperties of(MailroomResourceAdapter adapter) throws InvalidSettingException {
        Layer layer = choice("ntlmSecurityLayer", adapter.getNtlmSecurityLayer(), Layer.class);
        if (layer == Layer.NEGOTIATED) {
            throw new InvalidSettingException(
                    "ntlmSecurityLayer", layer, "it is OFF or REQUIRED: nothing in NTLM says whether it is wanted");
        }
        return new NtlmProperties(
                layer,
                choice("ntlmChannelBinding", adapter.getNtlmChannelBinding(), ChannelBindingPolicy.class),
                flag("ntlmAllow56Bit", adapter.getNtlmAllow56Bit()));
    }
}
