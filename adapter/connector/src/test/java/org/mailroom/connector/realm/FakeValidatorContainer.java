package org.mailroom.connector.realm;

import jakarta.ejb.EJBException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.mailroom.api.LoginAttempt;
import org.mailroom.api.LoginValidator;

/** An application server's side of a bean that validates logins: it hands out endpoints and wraps what the bean throws. */
final class FakeValidatorContainer implements MessageEndpointFactory {

    final AtomicInteger released = new AtomicInteger();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger mostInside = new AtomicInteger();
    private final LoginValidator bean;
    volatile boolean available = true;

    FakeValidatorContainer(LoginValidator bean) {
        this.bean = bean;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
        if (!available) {
            throw new UnavailableException("the application has not started");
        }
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return true;
    }

    @Override
    public String getActivationName() {
        return "doorman";
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean.getClass();
    }

    private final class Endpoint implements MessageEndpoint, LoginValidator {

        @Override
        public void beforeDelivery(Method method) {
            throw new IllegalStateException("the container brackets the call itself");
        }

        @Override
        public void afterDelivery() {
            throw new IllegalStateException("the container brackets the call itself");
        }

        @Override
        public boolean validate(LoginAttempt attempt) {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                return bean.validate(attempt);
            } catch (RuntimeException e) {
                throw new EJBException(e);
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public void release() {
            released.incrementAndGet();
        }
    }
}
