package org.mailroom.connector.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.connector.transaction.QueueXaResource;
import org.mailroom.store.StoreException;
import org.mailroom.store.content.ContentStore;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailQueue;

/**
 * One delivery through a message endpoint (Jakarta Connectors 2.1, section 13.5.9, option B): {@code beforeDelivery}, the
 * bean, {@code afterDelivery}, strictly paired. In a transaction the claim is settled inside it; without one, or after a
 * rollback, here.
 */
final class EndpointDelivery {

    private static final Method ON_MAIL = onMail();

    private final MailQueue queue;
    private final ContentStore content;
    private final QueueResourceManager transactions;
    private final DeliveryMetrics metrics;

    EndpointDelivery(
            MailQueue queue, ContentStore content, QueueResourceManager transactions, DeliveryMetrics metrics) {
        this.metrics = metrics;
        this.queue = queue;
        this.content = content;
        this.transactions = transactions;
    }

    /** Delivers once and settles the claim, unless the bean was not reached or the transaction is in doubt. */
    Verdict deliver(Activation activation, Claim claim, FatePolicy policy) {
        var part = new DeliveryBranch(claim, policy);
        Verdict verdict;
        try {
            verdict = attempt(activation, claim, part);
        } catch (UnavailableException e) {
            return new Verdict.NotReached("the bean is not available: " + e.getMessage());
        } catch (ResourceException | NoSuchMethodException e) {
            verdict = new Verdict.Failed(e.toString());
        }
        metrics.delivered(verdict instanceof Verdict.Handled);
        return settle(claim, part, policy, verdict);
    }

    private Verdict attempt(Activation activation, Claim claim, DeliveryBranch part)
            throws ResourceException, NoSuchMethodException {
        MessageEndpointFactory factory = activation.factory();
        boolean transacted = factory.isDeliveryTransacted(ON_MAIL);
        var resource = new QueueXaResource(transactions, () -> part);
        MessageEndpoint endpoint = factory.createEndpoint(transacted ? resource : null);
        try {
            endpoint.beforeDelivery(ON_MAIL);
            try {
                part.heard(call((MailListener) endpoint, new DeliveredMail(claim, content, activation::mailSession)));
            } finally {
                endpoint.afterDelivery();
            }
        } catch (ResourceException | RuntimeException e) {
            // The bean has had its say, but the transaction did not end as it should
            part.failed(e);
        } finally {
            endpoint.release();
        }
        return part.verdict(transacted && resource.wasStarted());
    }

    private static Verdict call(MailListener bean, DeliveredMail mail) {
        try {
            bean.onMail(mail);
            return new Verdict.Handled();
        } catch (Throwable e) {
            // Errors too: a bean that cannot be linked has failed like any other, and afterDelivery must follow
            return Verdict.of(e);
        } finally {
            mail.end();
        }
    }

    private Verdict settle(Claim claim, DeliveryBranch part, FatePolicy policy, Verdict verdict) {
        if (part.isCommitted() || verdict instanceof Verdict.InDoubt) {
            return verdict;
        }
        try {
            queue.settle(claim, policy.fate(verdict, claim));
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.STALE) {
                throw e;
            }
        }
        return verdict;
    }

    private static Method onMail() {
        try {
            return MailListener.class.getMethod("onMail", InboundMail.class);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
