package org.mailroom.security.sasl;

import java.net.InetAddress;
import java.util.Optional;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.CredentialStore.Verdict;
import org.mailroom.security.credential.RealmUnavailableException;

/**
 * A user's name and password, as they came.
 *
 * @param authzid whom the user wants to act as; empty for nobody else
 * @param password in UTF-8; the caller clears it
 */
public record ClearPassword(String authcid, String authzid, byte[] password) {

    /**
     * What becomes of a login with it.
     *
     * @param mechanism for the log
     * @throws RealmUnavailableException when the realm does not answer
     */
    public SaslStep check(CredentialStore store, String mechanism, InetAddress peer) throws RealmUnavailableException {
        Optional<String> user = store.canonicalName(authcid);
        if (user.isEmpty()) {
            return SaslStep.Failure.badCredentials(mechanism, null);
        }
        if (!Identity.mayActAs(store, user.get(), authzid)) {
            return SaslStep.Failure.notAuthorized();
        }
        return store.checkPassword(user.get(), password, peer) == Verdict.ACCEPTED
                ? SaslStep.Success.of(user.get())
                : SaslStep.Failure.badCredentials(mechanism, user.get());
    }
}
