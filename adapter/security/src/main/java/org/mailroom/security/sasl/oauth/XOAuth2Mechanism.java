package org.mailroom.security.sasl.oauth;

import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;

/** XOAUTH2: how Google and Microsoft carried bearer tokens before OAUTHBEARER, and still do. */
public final class XOAuth2Mechanism implements SaslMechanism {

    public static final String NAME = "XOAUTH2";

    private final CredentialStore store;
    private final TokenVerifier verifier;

    public XOAuth2Mechanism(CredentialStore store, TokenVerifier verifier) {
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
            return BearerRequest.xoauth2(response);
        }

        /** With a status of HTTP. */
        @Override
        public String error(boolean isScopeMissing, Optional<String> requiredScope) {
            String status = isScopeMissing ? "403" : "401";
            return "{\"status\":\"" + status + "\",\"schemes\":\"bearer\",\"scope\":\"" + requiredScope.orElse("")
                    + "\"}";
        }
    }
}
