package org.mailroom.security.sasl.plain;

import java.util.Arrays;
import org.mailroom.security.credential.CredentialStore;
import org.mailroom.security.credential.RealmUnavailableException;
import org.mailroom.security.sasl.ClearPassword;
import org.mailroom.security.sasl.MalformedResponseException;
import org.mailroom.security.sasl.SaslAttempt;
import org.mailroom.security.sasl.SaslContext;
import org.mailroom.security.sasl.SaslExchange;
import org.mailroom.security.sasl.SaslMechanism;
import org.mailroom.security.sasl.SaslStep;

/** PLAIN (RFC 4616): user name and password in the clear, for any realm. */
public final class PlainMechanism implements SaslMechanism {

    public static final String NAME = "PLAIN";

    private final CredentialStore store;

    public PlainMechanism(CredentialStore store) {
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

        Exchange(SaslContext context) {
            this.context = context;
        }

        @Override
        public SaslStep next(byte[] response) {
            return response == null ? SaslStep.Challenge.empty() : SaslAttempt.take(store, () -> check(response));
        }

        private SaslStep check(byte[] response) throws MalformedResponseException, RealmUnavailableException {
            PlainMessage message = PlainMessage.parse(response);
            try {
                return new ClearPassword(message.authcid(), message.authzid(), message.password())
                        .check(store, NAME, context.peer());
            } finally {
                Arrays.fill(message.password(), (byte) 0);
            }
        }

        /** Holds nothing between two responses. */
        @Override
        public void close() {}
    }
}
