package org.mailroom.security.sasl.external;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.Identity;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;

/** EXTERNAL (RFC 4422, appendix A): TLS has proved who the client is, and its certificate says which user that is. */
public final class ExternalMechanism implements SaslMechanism {

    public static final String NAME = "EXTERNAL";

    private final CredentialStore store;
    private final Function<X509Certificate, Optional<String>> identities;

    /**
     * For a realm.
     *
     * @param identities the user whom a certificate names: see {@link CertificateIdentity}
     */
    public ExternalMechanism(CredentialStore store, Function<X509Certificate, Optional<String>> identities) {
        this.store = store;
        this.identities = identities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClearText() {
        return false;
    }

    @Override
    public boolean isPossible(SaslContext context) {
        return identity(context).isPresent();
    }

    @Override
    public SaslExchange begin(SaslContext context) {
        return new Exchange(context);
    }

    private Optional<String> identity(SaslContext context) {
        return context.clientCertificate().flatMap(identities);
    }

    private final class Exchange implements SaslExchange {

        private final SaslContext context;

        Exchange(SaslContext context) {
            this.context = context;
        }

        @Override
        public SaslStep next(byte[] response) {
            return response == null ? SaslStep.Challenge.empty() : SaslAttempt.take(store, () -> check(response));
        }

        private SaslStep check(byte[] response) throws MalformedResponseException, RealmUnavailableException {
            String authzid = Identity.read(response);
            Optional<String> user = identity(context).flatMap(store::canonicalName);
            if (user.isEmpty()) {
                return SaslStep.Failure.badCredentials(NAME, null);
            }
            if (!Identity.mayActAs(store, user.get(), authzid)) {
                return SaslStep.Failure.notAuthorized();
            }
            return store.find(user.get())
                    ? SaslStep.Success.of(user.get())
                    : SaslStep.Failure.badCredentials(NAME, user.get());
        }

        /** Holds nothing secret. */
        @Override
        public void close() {}
    }
}
