package org.mailroom.connector.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.mailroom.api.Accounts;
import org.mailroom.api.MailConnection;
import org.mailroom.api.MailConnectionFactory;

/** What an application looks up. */
final class MailConnectionFactoryHandle implements MailConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final MailManagedConnectionFactory factory;
    private final ConnectionManager manager;
    private Reference reference;

    MailConnectionFactoryHandle(MailManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    @Override
    public MailConnection getConnection() throws ResourceException {
        return (MailConnection) manager.allocateConnection(factory, null);
    }

    @Override
    public Accounts accounts() throws ResourceException {
        return factory.running().accounts();
    }

    @Override
    public void setReference(Reference newReference) {
        reference = newReference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
