package org.mailroom.connector.inflow;

import jakarta.mail.Session;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One bean that consumes mail: its endpoint factory, its settings, and the permits that keep no more than
 * {@code maxConcurrency} deliveries at it, wherever they come from.
 */
public final class Activation {

    private static final int CROWD = 10;

    private final MessageEndpointFactory factory;
    private final ActivationSettings settings;
    private final Semaphore permits;
    private Session mailSession;

    Activation(MessageEndpointFactory factory, ActivationSettings settings) {
        this.factory = factory;
        this.settings = settings;
        this.permits = new Semaphore(settings.maxConcurrency(), true);
    }

    MessageEndpointFactory factory() {
        return factory;
    }

    ActivationSettings settings() {
        return settings;
    }

    /**
     * The session that all parsed messages of the bean have: to look up the providers of Jakarta Mail takes longer than to parse and
     * deliver a message. To be called by the bean's thread, for it is the bean's class loader that finds them.
     */
    synchronized Session mailSession() {
        if (mailSession == null) {
            mailSession = Session.getInstance(new Properties());
        }
        return mailSession;
    }

    /** Whether so many wait for a permit that another one had better not. */
    boolean isCrowded() {
        return permits.getQueueLength() >= CROWD * settings.maxConcurrency();
    }

    /** Waits for a permit; false when none came in time. */
    boolean enter(Duration timeout) throws InterruptedException {
        return permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    void leave() {
        permits.release();
    }

    /** Takes all permits, so that nobody is inside and nobody can enter again; false when somebody stays too long. */
    boolean close(Duration timeout) throws InterruptedException {
        return permits.tryAcquire(settings.maxConcurrency(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
