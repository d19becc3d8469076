package org.mailroom.connector;

import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.mailroom.connector.inflow.InvalidSettingException;

/** The DataSource that the property {@code dataSource} names. */
final class SharedDataSource {

    private static final String PROPERTY = "dataSource";
    private static final String UNKNOWN = "the server has no JDBC resource of that JNDI name; create it, or leave the"
            + " property empty for the embedded database";

    private SharedDataSource() {}

    /** @throws InvalidSettingException when there is none of that name; the text says what to do */
    static DataSource lookUp(String name) throws InvalidSettingException {
        Object found = find(name);
        if (found instanceof DataSource dataSource) {
            return dataSource;
        }
        String what = found == null ? "nothing" : found.getClass().getName();
        throw new InvalidSettingException(
                PROPERTY, name, "what has that JNDI name is no javax.sql.DataSource: " + what);
    }

    private static Object find(String name) throws InvalidSettingException {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            Throwable reason = reason(e);
            throw new InvalidSettingException(
                    PROPERTY,
                    name,
                    reason instanceof NameNotFoundException ? UNKNOWN : "its look-up failed: " + reason);
        }
    }

    /** Containers wrap what went wrong several times. */
    private static Throwable reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }
}
