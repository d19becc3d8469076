package org.mailroom.security.sasl.ntlm;

import java.util.Objects;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;

/**
 * NTLM ([MS-SMTPNTLM], [MS-NLMP]). The exchange does not say whether a layer follows: both sides are configured, this one by {@link
 * NtlmSettings#layer}.
 */
public final class NtlmMechanism implements SaslMechanism {

    public static final String NAME = "NTLM";

    private final CredentialStore store;
    private final NtlmSettings settings;

    /** Checks users of that realm, which has NT hashes. */
    public NtlmMechanism(CredentialStore store, NtlmSettings settings) {
        this.store = Objects.requireNonNull(store);
        this.settings = Objects.requireNonNull(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClearText() {
        return false;
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new NtlmExchange(store, settings, context);
    }
}
