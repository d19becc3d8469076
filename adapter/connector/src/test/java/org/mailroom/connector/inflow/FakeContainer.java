package org.mailroom.connector.inflow;

import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.mailroom.api.InboundMail;
import org.mailroom.api.MailListener;
import org.mailroom.api.MailRejectedException;

/** An application server's side of message inflow, as small as can be: one bean, one way to end its transactions. */
final class FakeContainer implements MessageEndpointFactory {

    /** How the container ends the bean's transaction. */
    enum Ending {
        NO_TRANSACTION,
        ONE_PHASE,
        TWO_PHASES,
        ROLLBACK,
        ROLLBACK_AFTER_PREPARE,
        SILENCE_AFTER_PREPARE
    }

    private static final AtomicInteger XIDS = new AtomicInteger();

    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger mostInside = new AtomicInteger();
    private final String name;
    private final MailListener bean;
    volatile Ending ending = Ending.ONE_PHASE;
    volatile boolean available = true;
    volatile boolean startsTransactions = true;

    FakeContainer(String name, MailListener bean) {
        this.name = name;
        this.bean = bean;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
        if (!available) {
            throw new UnavailableException("the application has not started");
        }
        return new Endpoint(resource);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return ending != Ending.NO_TRANSACTION;
    }

    @Override
    public String getActivationName() {
        return name;
    }

    @Override
    public Class<?> getEndpointClass() {
        return bean.getClass();
    }

    record TestXid(byte[] id) implements Xid {

        static TestXid next() {
            return new TestXid(
                    ByteBuffer.allocate(4).putInt(XIDS.incrementAndGet()).array());
        }

        @Override
        public int getFormatId() {
            return 7;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return id;
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    private final class Endpoint implements MessageEndpoint, MailListener {

        private final XAResource resource;
        private final Ending end = ending;
        private Xid xid;
        private boolean failed;

        Endpoint(XAResource resource) {
            this.resource = resource;
        }

        @Override
        public void beforeDelivery(Method method) throws ResourceException {
            calls.add("before");
            if (!startsTransactions) {
                throw new ResourceException("no transaction to be had");
            }
            if (resource != null) {
                xid = TestXid.next();
                enlist();
            }
        }

        private void enlist() {
            try {
                resource.start(xid, XAResource.TMNOFLAGS);
            } catch (XAException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onMail(InboundMail mail) throws MailRejectedException {
            calls.add("mail");
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                bean.onMail(mail);
            } catch (RuntimeException e) {
                failed = true;
                throw new EJBException(e);
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public void afterDelivery() {
            calls.add("after");
            if (resource != null) {
                finish(failed ? Ending.ROLLBACK : end);
            }
        }

        private void finish(Ending how) {
            try {
                resource.end(xid, how == Ending.ROLLBACK ? XAResource.TMFAIL : XAResource.TMSUCCESS);
                switch (how) {
                    case ONE_PHASE -> resource.commit(xid, true);
                    case TWO_PHASES -> {
                        resource.prepare(xid);
                        resource.commit(xid, false);
                    }
                    case ROLLBACK_AFTER_PREPARE -> {
                        resource.prepare(xid);
                        resource.rollback(xid);
                    }
                    case SILENCE_AFTER_PREPARE -> resource.prepare(xid);
                    default -> resource.rollback(xid);
                }
            } catch (XAException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void release() {
            calls.add("release");
        }
    }
}
