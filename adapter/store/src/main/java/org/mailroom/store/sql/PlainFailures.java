package org.mailroom.store.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes failures of a pool's connection what JDBC promises, SQLExceptions: Payara's wrapper throws those of the driver inside
 * unchecked exceptions, and what cannot be told from a bug cannot be tried again.
 */
final class PlainFailures implements InvocationHandler {

    private final Connection connection;

    private PlainFailures(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PlainFailures.class.getClassLoader(), new Class<?>[] {Connection.class}, new PlainFailures(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw ofDriver(e.getCause());
        }
    }

    /** The innermost, for wrappers do not pass the SQLSTATE on. */
    private static Throwable ofDriver(Throwable failure) {
        Throwable found = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            found = cause instanceof SQLException ? cause : found;
        }
        return found;
    }
}
