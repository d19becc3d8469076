package org.mailroom.security.sasl.oauth;

import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;

/** OAUTHBEARER (RFC 7628): a bearer token of OAuth 2.0. */
public final class OAuthBearerMechanism implements SaslMechanism {

    public static final String NAME = "OAUTHBEARER";

    private final CredentialStore store;
    private final TokenVerifier verifier;

    public OAuthBearerMechanism(CredentialStore store, TokenVerifier verifier) {
        this.store = store;
        this.verifier = verifier;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClearText() {
        return true;
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new BearerExchange(new Dialect(), store, verifier);
    }

    private static final class Dialect implements BearerExchange.Dialect {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public BearerRequest parse(byte[] response) throws MalformedResponseException {
            return BearerRequest.oauthBearer(response);
        }

        /** RFC 7628, section 3.2.2. */
        @Override
        public String error(boolean isScopeMissing, Optional<String> requiredScope) {
            String status = isScopeMissing ? "insufficient_scope" : "invalid_token";
            String scope =
                    requiredScope.map(name -> ",\"scope\":\"" + name + "\"").orElse("");
            return "{\"status\":\"" + status + "\"" + scope + "}";
        }
    }
}
