package org.mailroom.security.sasl;

import java.util.Objects;
import java.util.Optional;

/** What follows a response. */
public sealed interface SaslStep {

    /**
     * The server speaks.
     *
     * @param data may be empty
     * @param decided why the login has failed already, when the data tells the client of that (RFC 7628, section 3.2.3): nothing
     *     that it answers can change it, nor that it leaves instead
     */
    record Challenge(byte[] data, Optional<Failure> decided) implements SaslStep {

        public Challenge(byte[] data) {
            this(data, Optional.empty());
        }

        public static Challenge empty() {
            return new Challenge(new byte[0]);
        }
    }

    /**
     * The client is who it says.
     *
     * @param user the name of the account in its canonical form
     * @param finalData what the client checks the server by, such as the server-final-message of SCRAM
     * @param layer protects every octet after the success reply
     */
    record Success(String user, Optional<byte[]> finalData, Optional<SecurityLayer> layer) implements SaslStep {

        public Success {
            Objects.requireNonNull(user);
            Objects.requireNonNull(finalData);
            Objects.requireNonNull(layer);
        }

        public static Success of(String user) {
            return new Success(user, Optional.empty(), Optional.empty());
        }
    }

    /**
     * It is not.
     *
     * @param reason for the log, and for the client unless it is {@link Kind#BAD_CREDENTIALS}; never with a secret
     */
    record Failure(Kind kind, String reason) implements SaslStep {

        public static Failure badCredentials(String reason) {
            return new Failure(Kind.BAD_CREDENTIALS, reason);
        }

        /** For any user whom the realm did not accept, known or not; null for one who cannot have a name. */
        public static Failure badCredentials(String mechanism, String canonicalName) {
            String user = canonicalName == null ? "a name that no user can have" : "user " + canonicalName;
            return badCredentials(mechanism + ": no such user or wrong proof, " + user);
        }

        public static Failure malformed(String reason) {
            return new Failure(Kind.MALFORMED, reason);
        }

        public static Failure notAuthorized() {
            return new Failure(
                    Kind.NOT_AUTHORIZED, "a user can only act as itself: leave the authorization identity empty");
        }
    }

    /** Why a login failed. */
    enum Kind {
        /** Unknown user, wrong password, disabled account: the client must not learn which. */
        BAD_CREDENTIALS,
        /** The response breaks the mechanism's syntax, or the client speaks it in a way we refuse. */
        MALFORMED,
        /** The client asks for less strength than this server wants, or for what it cannot decrypt. */
        TOO_WEAK,
        /** The user may not act as the one it asked to be. */
        NOT_AUTHORIZED,
        /** The client has given up. */
        CANCELLED,
        /** The realm does not answer now; the same login may succeed later. */
        UNAVAILABLE
    }
}
