package org.mailroom.security.sasl.spnego;

import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.ntlm.Layer;
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

/**
 * One login. Tokens of NTLM that come without a negotiation around them are answered in kind, as Windows does when NTLM is all that
 * a client has.
 */
final class SpnegoExchange implements SaslExchange {

    private final NtlmAcceptor acceptor;
    private State state = State.START;
    private NegTokenInit init;

    private enum State {
        START,
        /** The client's first token was for another mechanism, or for none. */
        NTLM_CHOSEN,
        CHALLENGED
    }

    SpnegoExchange(CredentialStore store, NtlmSettings settings, SaslContext context) {
        this.acceptor = new NtlmAcceptor(store, settings, Layer.NEGOTIATED, context);
    }

    @Override
    public SaslStep next(byte[] response) {
        if (response == null) {
            return SaslStep.Challenge.empty();
        }
        try {
            return switch (state) {
                case START -> start(response);
                case NTLM_CHOSEN -> challenge(message(NegTokenResp.parse(response)));
                case CHALLENGED -> authenticate(response);
            };
        } catch (SpnegoSyntaxException | NtlmSyntaxException e) {
            return new SaslStep.Failure(Kind.MALFORMED, e.getMessage());
        }
    }

    /** Nothing is left to clear: keys live in the session, and that was handed out or closed. */
    @Override
    public void close() {}

    private SaslStep start(byte[] response) throws SpnegoSyntaxException, NtlmSyntaxException {
        if (NtlmAcceptor.isNtlm(response)) {
            state = State.CHALLENGED;
            return new SaslStep.Challenge(acceptor.challenge(response));
        }
        init = NegTokenInit.parse(response);
        if (!init.offersNtlm()) {
            return new SaslStep.Failure(
                    Kind.MALFORMED, "SPNEGO: the client does not offer NTLM, which is all there is");
        }
        NegTokenResp.State answer =
                init.prefersNtlm() ? NegTokenResp.State.ACCEPT_INCOMPLETE : NegTokenResp.State.REQUEST_MIC;
        if (init.prefersNtlm() && init.mechToken().isPresent()) {
            state = State.CHALLENGED;
            byte[] challenge = acceptor.challenge(init.mechToken().get());
            return send(NegTokenResp.chosen(answer, Optional.of(challenge)));
        }
        state = State.NTLM_CHOSEN;
        return send(NegTokenResp.chosen(answer, Optional.empty()));
    }

    private SaslStep challenge(byte[] negotiate) throws NtlmSyntaxException {
        state = State.CHALLENGED;
        return send(NegTokenResp.further(acceptor.challenge(negotiate)));
    }

    private SaslStep authenticate(byte[] response) throws SpnegoSyntaxException, NtlmSyntaxException {
        if (init == null) {
            NtlmOutcome outcome = acceptor.authenticate(response);
            return outcome instanceof NtlmOutcome.Accepted accepted
                    ? success(accepted, Optional.empty())
                    : ((NtlmOutcome.Refused) outcome).failure();
        }
        NegTokenResp token = NegTokenResp.parse(response);
        NtlmOutcome outcome = acceptor.authenticate(message(token));
        return outcome instanceof NtlmOutcome.Accepted accepted
                ? complete(accepted, token.mechListMic())
                : ((NtlmOutcome.Refused) outcome).failure();
    }

    /**
     * RFC 4178, section 5: signatures under the list of mechanisms are exchanged when the client sends its own, and must be when the
     * mechanism is not the one that the client wanted most and can sign.
     */
    private SaslStep complete(NtlmOutcome.Accepted accepted, Optional<byte[]> clientMic) {
        Optional<NtlmSession> session = accepted.session();
        if (clientMic.isEmpty()) {
            return session.isPresent() && !init.prefersNtlm()
                    ? refuse(accepted, new SaslStep.Failure(Kind.MALFORMED, "SPNEGO: mechListMIC is missing"))
                    : success(accepted, Optional.of(NegTokenResp.completed(Optional.empty())));
        }
        if (session.isEmpty()) {
            return new SaslStep.Failure(
                    Kind.TOO_WEAK, "SPNEGO: mechListMIC needs NEGOTIATE_SIGN and a strength that this server has");
        }
        if (!session.get().verify(init.mechList(), clientMic.get())) {
            return refuse(accepted, SaslStep.Failure.badCredentials("SPNEGO: mechListMIC does not fit"));
        }
        byte[] mic = session.get().sign(init.mechList());
        session.get().restartCiphers();
        return success(accepted, Optional.of(NegTokenResp.completed(Optional.of(mic))));
    }

    private static SaslStep refuse(NtlmOutcome.Accepted accepted, SaslStep.Failure failure) {
        accepted.session().ifPresent(NtlmSession::close);
        return failure;
    }

    private static SaslStep success(NtlmOutcome.Accepted accepted, Optional<NegTokenResp> last) {
        Optional<SecurityLayer> layer = Optional.empty();
        if (accepted.isLayer()) {
            layer = accepted.session().map(SecurityLayer.class::cast);
        } else {
            accepted.session().ifPresent(NtlmSession::close);
        }
        return new SaslStep.Success(accepted.user(), last.map(NegTokenResp::encode), layer);
    }

    private static byte[] message(NegTokenResp token) throws SpnegoSyntaxException {
        return token.responseToken().orElseThrow(() -> new SpnegoSyntaxException("the responseToken is missing"));
    }

    private static SaslStep send(NegTokenResp token) {
        return new SaslStep.Challenge(token.encode());
    }
}
