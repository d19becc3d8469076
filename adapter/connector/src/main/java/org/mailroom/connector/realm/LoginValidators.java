package org.mailroom.connector.realm;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.Optional;
import org.mailroom.connector.management.Log;

/** Which bean validates logins now: none, or one. */
public final class LoginValidators {

    private final boolean wanted;
    private final Duration patience;
    private volatile LoginActivation active;

    /**
     * Without a bean yet.
     *
     * @param wanted whether the realm is a bean; else one that comes is told of in the log
     * @param patience how long a deactivation waits for logins under way
     */
    public LoginValidators(boolean wanted, Duration patience) {
        this.wanted = wanted;
        this.patience = patience;
    }

    /**
     * A bean wants to validate logins. Its endpoint must not be created on this thread.
     *
     * @throws ResourceException when another one does already
     */
    public synchronized void activate(MessageEndpointFactory factory, LoginActivationSpec spec)
            throws ResourceException {
        spec.validate();
        if (active != null) {
            throw new ResourceException("the logins of this adapter are validated by "
                    + active.factory().getActivationName() + " already; deploy one LoginValidator, not two");
        }
        active = new LoginActivation(factory, spec.getMaxConcurrency(), Duration.ofSeconds(spec.getTimeout()));
        if (wanted) {
            Log.VALIDATOR_ACTIVATED.write(factory.getActivationName());
        } else {
            Log.VALIDATOR_UNUSED.write(factory.getActivationName());
        }
    }

    /** A bean goes; logins under way are waited for. Does nothing for a bean that is not the active one. */
    public void deactivate(MessageEndpointFactory factory) {
        LoginActivation leaving;
        synchronized (this) {
            if (active == null || !active.factory().equals(factory)) {
                return;
            }
            leaving = active;
            active = null;
        }
        leaving.close(patience);
        Log.VALIDATOR_GONE.write(factory.getActivationName());
    }

    Optional<LoginActivation> active() {
        return Optional.ofNullable(active);
    }

    /** The bean is gone, and its application may be: nothing is kept of it. */
    public void close() {
        active().map(LoginActivation::factory).ifPresent(this::deactivate);
    }
}
