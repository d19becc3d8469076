package org.mailroom.connector.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.mailroom.connector.Mailroom;
import org.mailroom.connector.MailroomResourceAdapter;

/** Makes pooled connections to the adapter it is associated with. One factory is as good as another of the same adapter. */
public class MailManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient MailroomResourceAdapter adapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new MailConnectionFactoryHandle(this, manager);
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new NotSupportedException("Mailroom's connections need an application server");
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        Mailroom mailroom = running();
        return new MailManagedConnection(mailroom.sender(), mailroom.queue(), mailroom.transactions());
    }

    Mailroom running() throws ResourceException {
        if (adapter == null) {
            throw new ResourceException("the connection factory belongs to no resource adapter");
        }
        return adapter.running();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ManagedConnection matchManagedConnections(Set pooled, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : pooled) {
            if (candidate instanceof MailManagedConnection connection) {
                return connection;
            }
        }
        return null;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) throws ResourceException {
        if (!(resourceAdapter instanceof MailroomResourceAdapter mailroom)) {
            throw new ResourceException("not a Mailroom adapter: " + resourceAdapter);
        }
        adapter = mailroom;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailManagedConnectionFactory factory && factory.adapter == adapter;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(adapter);
    }
}
