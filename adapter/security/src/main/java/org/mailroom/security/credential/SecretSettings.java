package org.mailroom.security.credential;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How passwords are kept.
 *
 * @param schemes that are made and looked at; those that must be wrapped are left out when there is nothing to wrap with
 * @param cost of Argon2id
 * @param iterations of SCRAM, for each hash; 4096 to 1000000
 */
public record SecretSettings(
        Set<SecretScheme> schemes, Argon2Cost cost, Map<ScramHash, Integer> iterations, Optional<SecretWrap> wrap) {

    /**
     * For SHA-256, 10000: what clients take in some ms, and on a telephone in some tens. For SHA-1 twice that, because
     * it costs who guesses half. Neither is worth Argon2id: leave SCRAM out where a stolen database is the greater
     * fear.
     */
    public static final Map<ScramHash, Integer> DEFAULT_ITERATIONS =
            Map.of(ScramHash.SHA_1, 20_000, ScramHash.SHA_256, 10_000);

    public SecretSettings {
        Predicate<SecretScheme> canBeKept = scheme -> !scheme.isWrapped() || wrap.isPresent();
        schemes = schemes.stream().filter(canBeKept).collect(Collectors.toUnmodifiableSet());
        iterations = Map.copyOf(iterations);
        for (ScramHash hash : ScramHash.values()) {
            ScramSecrets.checkIterations(iterations.getOrDefault(hash, 0));
        }
    }

    /** All schemes that can be kept, with the defaults. */
    public static SecretSettings defaults(Optional<SecretWrap> wrap) {
        return new SecretSettings(
                EnumSet.allOf(SecretScheme.class), Argon2Cost.DEFAULT, new EnumMap<>(DEFAULT_ITERATIONS), wrap);
    }
}
