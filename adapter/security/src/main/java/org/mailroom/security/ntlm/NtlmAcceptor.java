package org.mailroom.security.ntlm;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;

/**
 * The server's side of one exchange ([MS-NLMP], section 3.2): NEGOTIATE, CHALLENGE, AUTHENTICATE, outcome. For one thread at a time;
 * {@link #authenticate} may block.
 */
public final class NtlmAcceptor {

    private static final int CHALLENGE_LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** For users that there are not: they fail at the same place as a wrong password, after the same work. */
    private static final byte[] DUMMY_HASH = random(NtlmV2.KEY_LENGTH);

    private final CredentialStore store;
    private final NtlmSettings settings;
    private final LayerCheck layerCheck;
    private final Layer layer;
    private final SaslContext context;

    private byte[] negotiate;
    private byte[] challenge;
    private byte[] serverChallenge;
    private NtlmFlags offered;

    /** Waits for a NEGOTIATE. */
    public NtlmAcceptor(CredentialStore store, NtlmSettings settings, Layer layer, SaslContext context) {
        this.store = store;
        this.settings = settings;
        this.layer = layer;
        this.layerCheck = new LayerCheck(layer, settings.strengths());
        this.context = context;
    }

    /** Whether these are an NTLM message, of whatever type. */
    public static boolean isNtlm(byte[] message) {
        return MessageReader.isNtlm(message);
    }

    /**
     * Answers a NEGOTIATE with a CHALLENGE. Once only.
     *
     * @throws NtlmSyntaxException when it is none
     */
    public byte[] challenge(byte[] message) throws NtlmSyntaxException {
        NtlmFlags wanted = NegotiateMessage.parse(message).flags();
        negotiate = message.clone();
        serverChallenge = random(CHALLENGE_LENGTH);
        offered = ChallengePolicy.answer(wanted, layer, settings.strengths());
        AvPairs targetInfo =
                ChallengePolicy.targetInfo(settings.targetName(), context.hostName(), System.currentTimeMillis());
        challenge = new ChallengeMessage(offered, serverChallenge, settings.targetName(), targetInfo).encode();
        return challenge.clone();
    }

    /**
     * Judges an AUTHENTICATE, after {@link #challenge}. Once only. What the client's own octets are refused for is found before
     * anybody is looked up.
     *
     * @throws NtlmSyntaxException when it is none
     */
    public NtlmOutcome authenticate(byte[] message) throws NtlmSyntaxException {
        AuthenticateMessage authenticate = AuthenticateMessage.parse(message);
        Optional<Failure> old = refuseOld(authenticate);
        if (old.isPresent()) {
            return new NtlmOutcome.Refused(old.get());
        }
        NtlmV2Response response = NtlmV2Response.parse(authenticate.ntResponse());
        if (response.saysMic() && !authenticate.hasMic()) {
            throw new NtlmSyntaxException("AUTHENTICATE: it has no room for the MIC that it announces");
        }
        if (authenticate.flags().has(NtlmFlag.NEGOTIATE_KEY_EXCH)
                && layerCheck.isLayer(authenticate.flags())
                && authenticate.encryptedSessionKey().length == 0) {
            throw new NtlmSyntaxException("AUTHENTICATE: it has no session key, though keys are to be exchanged");
        }
        Optional<Failure> refused = layerCheck
                .check(offered, authenticate.flags())
                .or(() -> BindingCheck.check(settings.channelBinding(), response, context));
        return refused.isPresent() ? new NtlmOutcome.Refused(refused.get()) : prove(message, authenticate, response);
    }

    private static Optional<Failure> refuseOld(AuthenticateMessage authenticate) {
        int length = authenticate.ntResponse().length;
        if (length == NtlmV2Response.OLD_LENGTH) {
            return weak("the client speaks NTLMv1; use NTLMv2");
        }
        if (authenticate.user().isEmpty() || authenticate.flags().has(NtlmFlag.NEGOTIATE_ANONYMOUS)) {
            return weak("an anonymous NTLM login is refused");
        }
        return length == 0 ? weak("the client sent no NTLMv2 response, only that of LM; use NTLMv2") : Optional.empty();
    }

    private static Optional<Failure> weak(String reason) {
        return Optional.of(new Failure(Kind.TOO_WEAK, reason));
    }

    private NtlmOutcome prove(byte[] message, AuthenticateMessage authenticate, NtlmV2Response response) {
        Optional<NtlmUsers.Found> user;
        try {
            user = NtlmUsers.find(store, authenticate.user(), authenticate.domain());
        } catch (RealmUnavailableException e) {
            return new NtlmOutcome.Refused(new Failure(Kind.UNAVAILABLE, e.getMessage()));
        }
        byte[] ntHash = user.map(NtlmUsers.Found::ntHash).orElseGet(DUMMY_HASH::clone);
        Optional<byte[]> baseKey = Optional.empty();
        try {
            baseKey = baseKey(ntHash, authenticate, response);
            if (user.isEmpty() || baseKey.isEmpty()) {
                return refused("unknown user, no NT hash, or wrong password");
            }
            return accept(user.get().name(), baseKey.get(), message, authenticate, response);
        } finally {
            Arrays.fill(ntHash, (byte) 0);
            baseKey.ifPresent(key -> Arrays.fill(key, (byte) 0));
        }
    }

    /** The session base key if the proof fits. */
    private Optional<byte[]> baseKey(byte[] ntHash, AuthenticateMessage authenticate, NtlmV2Response response) {
        for (String upperUser : NtlmUsers.upperCases(authenticate.user())) {
            byte[] key = NtlmV2.responseKey(ntHash, upperUser, authenticate.domain());
            try {
                byte[] proof = NtlmV2.proof(key, serverChallenge, response.temp());
                if (MessageDigest.isEqual(proof, response.proof())) {
                    return Optional.of(NtlmV2.sessionBaseKey(key, proof));
                }
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        }
        return Optional.empty();
    }

    private NtlmOutcome accept(
            String user, byte[] baseKey, byte[] message, AuthenticateMessage authenticate, NtlmV2Response response) {
        NtlmFlags agreed = authenticate.flags();
        boolean exchanged = agreed.has(NtlmFlag.NEGOTIATE_KEY_EXCH) && authenticate.encryptedSessionKey().length > 0;
        byte[] sessionKey = exchanged ? NtlmV2.rc4(baseKey, authenticate.encryptedSessionKey()) : baseKey.clone();
        try {
            if (response.saysMic()
                    && !MessageDigest.isEqual(
                            NtlmV2.mic(sessionKey, negotiate, challenge, message), AuthenticateMessage.mic(message))) {
                return refused("the MIC does not fit: a message of the exchange was altered");
            }
            Optional<NtlmSession> session =
                    layerCheck.strength(agreed).map(strength -> new NtlmSession(sessionKey, strength, exchanged));
            return new NtlmOutcome.Accepted(user, session, layerCheck.isLayer(agreed));
        } finally {
            Arrays.fill(sessionKey, (byte) 0);
        }
    }

    private static NtlmOutcome refused(String reason) {
        return new NtlmOutcome.Refused(Failure.badCredentials(reason));
    }

    private static byte[] random(int length) {
        byte[] octets = new byte[length];
        RANDOM.nextBytes(octets);
        return octets;
    }
}
