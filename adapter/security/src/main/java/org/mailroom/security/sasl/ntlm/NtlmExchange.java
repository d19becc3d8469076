package org.mailroom.security.sasl.ntlm;

import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.ntlm.NtlmAcceptor;
import org.mailroom.security.ntlm.NtlmOutcome;
import org.mailroom.security.ntlm.NtlmSession;
import org.mailroom.security.ntlm.NtlmSettings;
import org.mailroom.security.ntlm.NtlmSyntaxException;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Kind;
import org.mailroom.security.sasl.SecurityLayer;

/** One login: the client speaks first, with its NEGOTIATE, and last, with its AUTHENTICATE. */
final class NtlmExchange implements SaslExchange {

    private final NtlmAcceptor acceptor;
    private boolean isChallenged;

    NtlmExchange(CredentialStore store, NtlmSettings settings, SaslContext context) {
        this.acceptor = new NtlmAcceptor(store, settings, settings.layer(), context);
    }

    @Override
    public SaslStep next(byte[] response) {
        if (response == null) {
            return SaslStep.Challenge.empty();
        }
        try {
            if (!isChallenged) {
                isChallenged = true;
                return new SaslStep.Challenge(acceptor.challenge(response));
            }
            return step(acceptor.authenticate(response));
        } catch (NtlmSyntaxException e) {
            return new SaslStep.Failure(Kind.MALFORMED, e.getMessage());
        }
    }

    /** Nothing is left to clear: keys live in the session, and that was handed out or closed. */
    @Override
    public void close() {}

    private static SaslStep step(NtlmOutcome outcome) {
        if (outcome instanceof NtlmOutcome.Accepted accepted) {
            return new SaslStep.Success(accepted.user(), Optional.empty(), layer(accepted));
        }
        return ((NtlmOutcome.Refused) outcome).failure();
    }

    private static Optional<SecurityLayer> layer(NtlmOutcome.Accepted accepted) {
        if (accepted.isLayer()) {
            return accepted.session().map(SecurityLayer.class::cast);
        }
        accepted.session().ifPresent(NtlmSession::close);
        return Optional.empty();
    }
}
