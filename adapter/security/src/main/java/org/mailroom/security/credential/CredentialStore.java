package org.mailroom.security.credential;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * A realm: it knows users and can prove who they are. Its methods may block. A user who is unknown, disabled, or has no secret of
 * the wanted kind is all the same to a caller: {@link Verdict#REJECTED}, or nothing; and it takes as long as a wrong password.
 */
public interface CredentialStore {

    /** As in {@code embedded}. */
    String realm();

    /** The proofs that it can check at all; mechanisms that need another are not offered. */
    Set<Proof> proofs();

    /** What a mechanism asks of a realm. */
    enum Proof {
        /** {@link #checkPassword}. */
        PASSWORD,
        /** {@link #scramKeys} with {@link ScramHash#SHA_1}. */
        SCRAM_SHA_1,
        /** {@link #scramKeys} with {@link ScramHash#SHA_256}. */
        SCRAM_SHA_256,
        /** {@link #cramMd5Context}. */
        CRAM_MD5,
        /** {@link #ntHash}. */
        NT_HASH,
        /** {@link #find}. */
        IDENTITY
    }

    /** The outcome of {@link #checkPassword}. */
    enum Verdict {
        /** The password is the user's. */
        ACCEPTED,
        /** It is not, or there is no such user. */
        REJECTED
    }

    /**
     * The canonical name of a user, as accounts, logs and beans know it. Equal for all spellings of one user; a cache and a
     * comparison use nothing else.
     *
     * @return empty when no user can have that name
     */
    Optional<String> canonicalName(String user);

    /**
     * Checks a clear password.
     *
     * @param user a canonical name
     * @param password in UTF-8; the caller clears it
     * @throws RealmUnavailableException when the realm does not answer
     */
    Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException;

    /** Whether there is such a user who may log in. */
    boolean find(String user) throws RealmUnavailableException;

    /** The keys that SCRAM verifies by. */
    default Optional<ScramKeys> scramKeys(String user, ScramHash hash) throws RealmUnavailableException {
        return Optional.empty();
    }

    /** The NT hash, 16 octets ([MS-NLMP], section 3.3.2: NTOWFv1); the caller clears it. */
    default Optional<byte[]> ntHash(String user) throws RealmUnavailableException {
        return Optional.empty();
    }

    /** What CRAM-MD5 verifies by: see {@link CramMd5Context}. */
    default Optional<CramMd5Context> cramMd5Context(String user) throws RealmUnavailableException {
        return Optional.empty();
    }
}
