package org.mailroom.security.ntlm;

import java.util.Objects;
import java.util.Set;

/**
 * How this server speaks NTLM. Immutable.
 *
 * @param layer of mechanism NTLM, where nothing in the exchange says whether the layer is wanted: {@link Layer#OFF} or {@link
 *     Layer#REQUIRED}. GSS-SPNEGO does not look at it
 * @param strengths what sealing is offered; only what has passed its self-test belongs here. Empty: no sealing
 * @param targetName what clients are told to be the NetBIOS name of the domain: 1 to 15 of ASCII's letters, digits, {@code -} and
 *     {@code _}
 */
public record NtlmSettings(
        Layer layer, ChannelBindingPolicy channelBinding, Set<Strength> strengths, String targetName) {

    /** Refuses, with an {@link IllegalArgumentException} that says why, what cannot work. */
    public NtlmSettings {
        Objects.requireNonNull(channelBinding);
        strengths = Set.copyOf(strengths);
        if (layer == Layer.NEGOTIATED) {
            throw new IllegalArgumentException("NTLM cannot negotiate its layer: set it to OFF or REQUIRED");
        }
        if (layer == Layer.REQUIRED && strengths.isEmpty()) {
            throw new IllegalArgumentException("the NTLM layer is required, but no strength of sealing is usable here");
        }
        if (!targetName.matches("[A-Za-z0-9_-]{1,15}")) {
            throw new IllegalArgumentException(
                    "the NTLM target name is not 1 to 15 letters, digits, '-' and '_': " + targetName);
        }
    }
}
