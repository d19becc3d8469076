package org.mailroom.connector.realm;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;

/** The realm {@code bean}: a message-driven bean of an application decides, by the password in the clear. */
public final class BeanRealm implements CredentialStore {

    private final LoginValidators validators;

    public BeanRealm(LoginValidators validators) {
        this.validators = validators;
    }

    @Override
    public String realm() {
        return "bean";
    }

    @Override
    public Set<Proof> proofs() {
        return Set.of(Proof.PASSWORD);
    }

    @Override
    public Optional<String> canonicalName(String user) {
        return ForeignNames.canonical(user);
    }

    @Override
    public Verdict checkPassword(String user, byte[] password, InetAddress peer) throws RealmUnavailableException {
        LoginActivation validator = validator();
        Optional<char[]> characters = ForeignNames.characters(password);
        if (characters.isEmpty()) {
            return Verdict.REJECTED;
        }
        try (var attempt = new PresentedLogin(user, characters.get(), peer)) {
            return validator.validate(attempt) ? Verdict.ACCEPTED : Verdict.REJECTED;
        }
    }

    private LoginActivation validator() throws RealmUnavailableException {
        return validators
                .active()
                .orElseThrow(() -> new RealmUnavailableException(
                        "realm is BEAN, but no message-driven bean that is an org.mailroom.api.LoginValidator is"
                                + " active: deploy one, or look why its application has not started",
                        null));
    }

    /** A bean can only be asked with a password: {@link Proof#IDENTITY} is not among the proofs. */
    @Override
    public boolean find(String user) {
        return false;
    }
}
