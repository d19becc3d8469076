package org.mailroom.security.sasl.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Failure;

/** One login with a token. A token that is refused is answered with JSON, and fails when the client has taken notice. */
final class BearerExchange implements SaslExchange {

    private final BearerDialect dialect;
    private final CredentialStore store;
    private final TokenVerifier verifier;

    BearerExchange(BearerDialect dialect, CredentialStore store, TokenVerifier verifier) {
        this.dialect = dialect;
        this.store = store;
        this.verifier = verifier;
    }

    @Override
    public SaslStep next(byte[] response) {
        return response == null ? SaslStep.Challenge.empty() : SaslAttempt.take(store, () -> check(response));
    }

    private SaslStep check(byte[] response) throws MalformedResponseException, RealmUnavailableException {
        BearerRequest request = dialect.parse(response);
        TokenResult result = verifier.verify(request.token());
        if (result instanceof TokenResult.Refused refused) {
            return refuse(Failure.badCredentials(dialect.name() + ": " + refused.reason()), refused.isScopeMissing());
        }
        String user = store.canonicalName(((TokenResult.Valid) result).user()).orElse(null);
        if (user != null && !Identity.mayActAs(store, user, request.authzid())) {
            return Failure.notAuthorized();
        }
        return user != null && store.find(user)
                ? SaslStep.Success.of(user)
                : refuse(Failure.badCredentials(dialect.name(), user), false);
    }

    private SaslStep refuse(Failure failure, boolean isScopeMissing) {
        return new SaslStep.Challenge(
                dialect.error(isScopeMissing, verifier.requiredScope()).getBytes(US_ASCII), Optional.of(failure));
    }

    /** Holds no token between two responses. */
    @Override
    public void close() {}
}
