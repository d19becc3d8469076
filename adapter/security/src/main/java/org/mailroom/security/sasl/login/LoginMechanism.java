package org.mailroom.security.sasl.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.ClearPassword;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;

/**
 * LOGIN (draft-murchison-sasl-login): asks for the user name, then for the password, both in the clear. Of the prompts that the
 * draft knows these are the ones that every client takes: some wait for exactly {@code Username:} and {@code Password:}. A user
 * name in the initial response is taken too, as many clients send it.
 */
public final class LoginMechanism implements SaslMechanism {

    public static final String NAME = "LOGIN";

    private static final int MAX_PASSWORD_OCTETS = 1024;

    private final CredentialStore store;

    public LoginMechanism(CredentialStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClearText() {
        return true;
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new Exchange(context);
    }

    private final class Exchange implements SaslExchange {

        private final SaslContext context;
        private boolean isPrompted;
        private String authcid;

        Exchange(SaslContext context) {
            this.context = context;
        }

        @Override
        public SaslStep next(byte[] response) {
            if (!isPrompted && (response == null || response.length == 0)) {
                isPrompted = true;
                return prompt("Username:");
            }
            return SaslAttempt.take(store, () -> authcid == null ? user(response) : password(response));
        }

        private SaslStep user(byte[] response) throws MalformedResponseException {
            isPrompted = true;
            authcid = Identity.read(response);
            if (authcid.isEmpty()) {
                throw new MalformedResponseException("LOGIN: the user name is empty");
            }
            return prompt("Password:");
        }

        private SaslStep password(byte[] response) throws MalformedResponseException, RealmUnavailableException {
            if (response.length == 0 || response.length > MAX_PASSWORD_OCTETS) {
                throw new MalformedResponseException(
                        "LOGIN: the password is empty or longer than " + MAX_PASSWORD_OCTETS + " octets");
            }
            return new ClearPassword(authcid, "", response).check(store, NAME, context.peer());
        }

        private static SaslStep prompt(String text) {
            return new SaslStep.Challenge(text.getBytes(US_ASCII));
        }

        /** Holds no secret between two responses. */
        @Override
        public void close() {
            authcid = null;
        }
    }
}
