package org.mailroom.security.sasl.spnego;

import java.util.Objects;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;

/**
 * GSS-SPNEGO (RFC 4178 within SASL, as Windows and Cyrus SASL have it), for NTLM alone. A layer follows when the client has
 * negotiated sealing, and there is no further exchange about it.
 */
public final class SpnegoMechanism implements SaslMechanism {

    public static final String NAME = "GSS-SPNEGO";

    private final CredentialStore store;
    private final NtlmSettings settings;

    /** Checks users of that realm, which has NT hashes. */
    public SpnegoMechanism(CredentialStore store, NtlmSettings settings) {
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
        return new SpnegoExchange(store, settings, context);
    }
}
