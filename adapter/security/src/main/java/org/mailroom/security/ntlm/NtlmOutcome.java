package org.mailroom.security.ntlm;

import java.util.Optional;
import org.mailroom.security.sasl.SaslStep;

/** How an exchange ended. */
public sealed interface NtlmOutcome {

    /**
     * The client knows the user's password.
     *
     * @param user in the canonical form
     * @param session when the client negotiated signing or sealing; the caller closes it or hands it on
     * @param isLayer whether the session protects what follows
     */
    record Accepted(String user, Optional<NtlmSession> session, boolean isLayer) implements NtlmOutcome {}

    /** It does not, or it speaks NTLM in a way that this server refuses. */
    record Refused(SaslStep.Failure failure) implements NtlmOutcome {}
}
