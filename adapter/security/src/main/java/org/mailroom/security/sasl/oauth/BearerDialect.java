package org.mailroom.security.sasl.oauth;

import java.util.Optional;
import org.mailroom.security.sasl.MalformedResponseException;

/** How clients send bearer tokens of OAuth 2.0: where the mechanisms of these names differ. */
public enum BearerDialect {
    /** RFC 7628. */
    OAUTHBEARER {
        @Override
        BearerRequest parse(byte[] response) throws MalformedResponseException {
            return BearerRequest.oauthBearer(response);
        }

        /** RFC 7628, section 3.2.2. */
        @Override
        String error(boolean isScopeMissing, Optional<String> requiredScope) {
            String status = isScopeMissing ? "insufficient_scope" : "invalid_token";
            String scope =
                    requiredScope.map(name -> ",\"scope\":\"" + name + "\"").orElse("");
            return "{\"status\":\"" + status + "\"" + scope + "}";
        }
    },
    /** How Google and Microsoft carried tokens before, and still do. */
    XOAUTH2 {
        @Override
        BearerRequest parse(byte[] response) throws MalformedResponseException {
            return BearerRequest.xoauth2(response);
        }

        /** With a status of HTTP. */
        @Override
        String error(boolean isScopeMissing, Optional<String> requiredScope) {
            String status = isScopeMissing ? "403" : "401";
            return "{\"status\":\"" + status + "\",\"schemes\":\"bearer\",\"scope\":\"" + requiredScope.orElse("")
                    + "\"}";
        }
    };

    abstract BearerRequest parse(byte[] response) throws MalformedResponseException;

    /** What is wrong with a token, in JSON. */
    abstract String error(boolean isScopeMissing, Optional<String> requiredScope);
}
