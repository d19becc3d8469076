package org.mailroom.security.sasl;

import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;

/** One step of a mechanism, as it is written: what it throws becomes the failure that it means. */
@FunctionalInterface
public interface SaslAttempt {

    /** Takes the step. */
    SaslStep step() throws MalformedResponseException, RealmUnavailableException;

    /**
     * Takes it and turns its exceptions into failures.
     *
     * @param store the realm that the step asks
     */
    static SaslStep take(CredentialStore store, SaslAttempt attempt) {
        try {
            return attempt.step();
        } catch (MalformedResponseException e) {
            return SaslStep.Failure.malformed(e.getMessage());
        } catch (RealmUnavailableException e) {
            // Its own message names hosts and files, and this one goes to the client.
            return new SaslStep.Failure(
                    SaslStep.Kind.UNAVAILABLE, "the realm " + store.realm() + " does not answer, try again later");
        }
    }
}
