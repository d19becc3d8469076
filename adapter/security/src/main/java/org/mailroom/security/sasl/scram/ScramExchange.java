package org.mailroom.security.sasl.scram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.credential.ScramHash;
import org.mailroom.security.credential.ScramKeys;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslStep;
import org.mailroom.security.sasl.SaslStep.Failure;

/** One login with SCRAM (RFC 5802, section 5). */
final class ScramExchange implements SaslExchange {

    private final String mechanism;
    private final ScramHash hash;
    private final ScramBinding binding;
    private final CredentialStore store;
    private final ScramDecoy decoy;
    private final String serverNonce;
    private Begun begun;

    /**
     * What the first message left behind.
     *
     * @param user the canonical name; null when no user can have it
     * @param isReal whether the keys are the user's
     */
    private record Begun(
            ClientFirst first, String user, ScramKeys keys, boolean isReal, String nonce, String serverFirst) {}

    ScramExchange(
            String mechanism,
            ScramHash hash,
            ScramBinding binding,
            CredentialStore store,
            ScramDecoy decoy,
            String serverNonce) {
        this.mechanism = mechanism;
        this.hash = hash;
        this.binding = binding;
        this.store = store;
        this.decoy = decoy;
        this.serverNonce = serverNonce;
    }

    @Override
    public SaslStep next(byte[] response) {
        if (response == null) {
            return SaslStep.Challenge.empty();
        }
        return SaslAttempt.take(store, () -> begun == null ? first(response) : last(response));
    }

    private SaslStep first(byte[] response) throws MalformedResponseException, RealmUnavailableException {
        ClientFirst first = ClientFirst.parse(response);
        Optional<Failure> refusal = binding.refusal(first.header());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String user = store.canonicalName(first.user()).orElse(null);
        if (user != null && !Identity.mayActAs(store, user, first.header().authzid())) {
            return Failure.notAuthorized();
        }
        ScramKeys fake = decoy.keys(hash, user == null ? first.user() : user);
        Optional<ScramKeys> real = user == null ? Optional.empty() : store.scramKeys(user, hash);
        begun = begin(first, user, real.orElse(fake), real.isPresent());
        return new SaslStep.Challenge(begun.serverFirst().getBytes(UTF_8));
    }

    private Begun begin(ClientFirst first, String user, ScramKeys keys, boolean isReal) {
        String nonce = first.nonce() + serverNonce;
        String salt = Base64.getEncoder().encodeToString(keys.salt());
        String serverFirst = "r=" + nonce + ",s=" + salt + ",i=" + keys.iterations();
        return new Begun(first, user, keys, isReal, nonce, serverFirst);
    }

    private SaslStep last(byte[] response) throws MalformedResponseException {
        ClientFinal last = ClientFinal.parse(response);
        if (!last.nonce().equals(begun.nonce())) {
            throw new MalformedResponseException("SCRAM: the nonce is not the one of this login");
        }
        if (!binding.isBoundBy(begun.first().header(), last.channelBinding())) {
            throw new MalformedResponseException(
                    "channel-bindings-dont-match: the login belongs to another connection");
        }
        String authMessage = begun.first().bare() + "," + begun.serverFirst() + "," + last.withoutProof();
        boolean isProof = ScramSignatures.isProof(begun.keys(), authMessage, last.proof());
        return isProof & begun.isReal() ? success(authMessage) : Failure.badCredentials(mechanism, begun.user());
    }

    private SaslStep success(String authMessage) {
        byte[] signature = ScramSignatures.ofServer(begun.keys(), authMessage);
        String serverFinal = "v=" + Base64.getEncoder().encodeToString(signature);
        return new SaslStep.Success(begun.user(), Optional.of(serverFinal.getBytes(UTF_8)), Optional.empty());
    }

    /** Forgets the keys, which are the realm's and maybe shared: they are not cleared. */
    @Override
    public void close() {
        begun = null;
    }
}
