package org.mailroom.security.sasl.ntlm;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.ntlm.ChannelBindingPolicy;
import org.mailroom.security.ntlm.Layer;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.ntlm.NtlmTestClient;
import org.mailroom.security.ntlm.Strength;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.tls.ChannelBindings;

/** One login by the test client. */
final class NtlmLogin {

    static final SaslContext PLAIN = context(false, ChannelBindings.NONE);

    private NtlmLogin() {}

    static SaslContext context(boolean isEncrypted, ChannelBindings bindings) {
        return new SaslContext(
                "smtp", "mail.example.org", InetAddress.getLoopbackAddress(), isEncrypted, bindings, Optional.empty());
    }

    static NtlmSettings settings(Layer layer, ChannelBindingPolicy policy, Strength... strengths) {
        return new NtlmSettings(layer, policy, Set.of(strengths), "MAILROOM");
    }

    static NtlmSettings off() {
        return settings(Layer.OFF, ChannelBindingPolicy.OFF, Strength.BITS_128);
    }

    static NtlmSettings required(Strength... strengths) {
        return settings(Layer.REQUIRED, ChannelBindingPolicy.OFF, strengths);
    }

    static SaslStep run(CredentialStore store, NtlmSettings settings, NtlmTestClient client)
            throws GeneralSecurityException {
        return run(store, settings, PLAIN, client);
    }

    static SaslStep run(CredentialStore store, NtlmSettings settings, SaslContext context, NtlmTestClient client)
            throws GeneralSecurityException {
        try (SaslExchange exchange = new NtlmMechanism(store, settings).begin(context)) {
            SaslStep step = exchange.next(client.negotiate());
            return step instanceof SaslStep.Challenge challenge
                    ? exchange.next(client.authenticate(challenge.data()))
                    : step;
        }
    }
}
