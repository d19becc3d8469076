package org.mailroom.security.sasl.oauth;

import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;

/** A bearer token of OAuth 2.0 in place of a password, in one of its dialects. */
public final class BearerMechanism implements SaslMechanism {

    private final BearerDialect dialect;
    private final CredentialStore store;
    private final TokenVerifier verifier;

    public BearerMechanism(BearerDialect dialect, CredentialStore store, TokenVerifier verifier) {
        this.dialect = dialect;
        this.store = store;
        this.verifier = verifier;
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public boolean isClearText() {
        return true;
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new BearerExchange(dialect, store, verifier);
    }
}
