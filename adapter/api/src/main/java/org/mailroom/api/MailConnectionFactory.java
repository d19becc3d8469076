package org.mailroom.api;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/**
 * Gives connections to Mailroom to applications that send mail, and the accounts to those that administer them; looked up or
 * injected as a resource. Thread-safe.
 */
public interface MailConnectionFactory extends Serializable, Referenceable {

    /**
     * A connection from the pool. Close it in the method that took it.
     *
     * @throws ResourceException when the adapter is not running, or the pool is exhausted
     */
    MailConnection getConnection() throws ResourceException;

    /**
     * The accounts of the adapter. They belong to no connection and no transaction: what is returned may be kept while the
     * adapter runs, and needs no closing.
     *
     * @throws ResourceException when the adapter is not running
     */
    Accounts accounts() throws ResourceException;
}
