package org.mailroom.connector.outbound;

import jakarta.mail.MessagingException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.mailroom.connector.transaction.QueueResourceManager;
import org.mailroom.connector.transaction.QueueXaResource;
import org.mailroom.store.StoreException;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.MailId;
import org.mailroom.store.queue.MailQueue;
import org.mailroom.store.queue.NewMail;

/** A pooled connection. It holds no socket and no database connection: pooling it costs nothing. */
final class MailManagedConnection implements ManagedConnection {

    private final MailSender sender;
    private final MailQueue queue;
    private final QueueXaResource resource;
    private final QueueLocalTransaction localTransaction;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<MailConnectionHandle> handles = ConcurrentHashMap.newKeySet();
    private PrintWriter logWriter;

    MailManagedConnection(MailSender sender, MailQueue queue, QueueResourceManager transactions) {
        this.sender = sender;
        this.queue = queue;
        this.resource = new QueueXaResource(transactions, SendBranch::new);
        this.localTransaction = new QueueLocalTransaction(queue);
    }

    String send(String from, Collection<String> recipients, InputStream content) throws MessagingException {
        NewMail mail = sender.prepare(from, recipients, content);
        if (resource.current() instanceof SendBranch branch) {
            branch.add(mail);
        } else if (localTransaction.current() != null) {
            localTransaction.current().add(mail);
        } else {
            sendNow(mail);
        }
        return MailId.format(mail.id());
    }

    private void sendNow(NewMail mail) throws MessagingException {
        try {
            queue.commitOnePhase(List.of(new BranchWork.Send(mail)));
        } catch (StoreException e) {
            throw new MessagingException("The message cannot be sent: " + e.getMessage(), e);
        } finally {
            mail.content().close();
        }
    }

    void close(MailConnectionHandle handle) {
        if (handles.remove(handle)) {
            var event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
            event.setConnectionHandle(handle);
            listeners.forEach(listener -> listener.connectionClosed(event));
        }
    }

    @Override
    public Object getConnection(Subject subject, ConnectionRequestInfo info) {
        var handle = new MailConnectionHandle(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof MailConnectionHandle handle)) {
            throw new ResourceException("not a connection of this adapter: " + connection);
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    void dissociate(MailConnectionHandle handle) {
        handles.remove(handle);
    }

    @Override
    public void cleanup() {
        handles.forEach(MailConnectionHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
    }

    @Override
    public XAResource getXAResource() {
        return resource;
    }

    @Override
    public LocalTransaction getLocalTransaction() {
        return localTransaction;
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public ManagedConnectionMetaData getMetaData() throws ResourceException {
        throw new NotSupportedException("a connection to the local queue has no data of a foreign system");
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }
}
