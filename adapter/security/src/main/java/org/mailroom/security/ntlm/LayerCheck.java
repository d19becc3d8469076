package org.mailroom.security.ntlm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailroom.security.sasl.SaslStep.Failure;
import org.mailroom.security.sasl.SaslStep.Kind;

/**
 * Whether there is a layer after a login, and whether this server can decrypt what the client will send through it: that must be
 * known before the success is.
 */
final class LayerCheck {

    private static final List<NtlmFlag> NEEDED =
            List.of(NtlmFlag.NEGOTIATE_EXTENDED_SESSIONSECURITY, NtlmFlag.NEGOTIATE_SEAL, NtlmFlag.NEGOTIATE_KEY_EXCH);

    private final Layer layer;
    private final Set<Strength> strengths;

    LayerCheck(Layer layer, Set<Strength> strengths) {
        this.layer = layer;
        this.strengths = strengths;
    }

    /**
     * Why a client is refused; empty when it is not.
     *
     * @param offered what the challenge said
     * @param agreed what the client came to
     */
    Optional<Failure> check(NtlmFlags offered, NtlmFlags agreed) {
        if (layer == Layer.OFF) {
            return Optional.empty();
        }
        if (layer == Layer.NEGOTIATED && !offered.has(NtlmFlag.NEGOTIATE_SEAL)) {
            return agreed.has(NtlmFlag.NEGOTIATE_SEAL)
                    ? weak("the client seals, which was not offered to it")
                    : checkSigning(agreed);
        }
        return NEEDED.stream()
                .filter(flag -> !agreed.has(flag))
                .findFirst()
                .map(flag -> weak("sealing needs " + flag + ", which the client has not set"))
                .orElseGet(() -> checkStrength(agreed));
    }

    /** Whether what follows is sealed, for a client that passed the check. */
    boolean isLayer(NtlmFlags agreed) {
        return layer != Layer.OFF && agreed.has(NtlmFlag.NEGOTIATE_SEAL);
    }

    /** The strength of the session, if it can sign at all. */
    Optional<Strength> strength(NtlmFlags agreed) {
        boolean signs = agreed.has(NtlmFlag.NEGOTIATE_SIGN) || agreed.has(NtlmFlag.NEGOTIATE_SEAL);
        return signs && agreed.has(NtlmFlag.NEGOTIATE_EXTENDED_SESSIONSECURITY)
                ? Strength.of(agreed).filter(strengths::contains)
                : Optional.empty();
    }

    /** Whoever signs would sign every buffer; and some then encrypt it all the same, so nobody knows what to expect. */
    private static Optional<Failure> checkSigning(NtlmFlags agreed) {
        return agreed.has(NtlmFlag.NEGOTIATE_SIGN)
                ? weak("the client would sign without sealing: let it negotiate NEGOTIATE_SEAL as well")
                : Optional.empty();
    }

    private Optional<Failure> checkStrength(NtlmFlags agreed) {
        Optional<Strength> strength = Strength.of(agreed);
        if (strength.filter(strengths::contains).isPresent()) {
            return Optional.empty();
        }
        String has = strength.map(s -> "the client seals with " + s.label()).orElse("the client set no strength");
        return weak(has + "; sealing needs "
                + strengths.stream().sorted().map(s -> s.flag().name()).collect(Collectors.joining(" or ")));
    }

    private static Optional<Failure> weak(String reason) {
        return Optional.of(new Failure(Kind.TOO_WEAK, reason));
    }
}
