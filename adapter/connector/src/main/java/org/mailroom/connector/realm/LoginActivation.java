package org.mailroom.connector.realm;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailroom.api.LoginAttempt;
import org.mailroom.api.LoginValidator;
import org.mailroom.security.credential.RealmUnavailableException;

/**
 * One bean that validates logins, and the permits that keep no more than {@code maxConcurrency} of them at it: the container
 * refuses a call when its pool has no instance left.
 */
final class LoginActivation {

    private final MessageEndpointFactory factory;
    private final int maxConcurrency;
    private final Duration timeout;
    private final Semaphore permits;

    LoginActivation(MessageEndpointFactory factory, int maxConcurrency, Duration timeout) {
        this.factory = factory;
        this.maxConcurrency = maxConcurrency;
        this.timeout = timeout;
        this.permits = new Semaphore(maxConcurrency, true);
    }

    MessageEndpointFactory factory() {
        return factory;
    }

    /** The bean's answer. Each transaction that its container wants, it begins and ends itself: nothing here takes part. */
    boolean validate(LoginAttempt attempt) throws RealmUnavailableException {
        enter();
        try {
            return call(attempt);
        } finally {
            permits.release();
        }
    }

    private void enter() throws RealmUnavailableException {
        try {
            if (!permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RealmUnavailableException(
                        "no instance of the LoginValidator " + factory.getActivationName() + " was free within "
                                + timeout.toSeconds() + " s; see maxConcurrency of its activation",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmUnavailableException("the server is stopping", e);
        }
    }

    private boolean call(LoginAttempt attempt) throws RealmUnavailableException {
        MessageEndpoint endpoint = endpoint();
        try {
            return ((LoginValidator) endpoint).validate(attempt);
        } catch (RuntimeException | LinkageError e) {
            // Errors of linkage too: a bean that cannot be linked has failed like any other
            throw new RealmUnavailableException(
                    "the LoginValidator " + factory.getActivationName() + " failed: " + e, e);
        } finally {
            endpoint.release();
        }
    }

    private MessageEndpoint endpoint() throws RealmUnavailableException {
        try {
            return factory.createEndpoint(null, timeout.toMillis());
        } catch (UnavailableException e) {
            throw new RealmUnavailableException(
                    "the LoginValidator " + factory.getActivationName() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Waits until nobody is inside, and lets nobody in again; gives up when somebody stays too long. */
    void close(Duration patience) {
        try {
            permits.tryAcquire(maxConcurrency, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
