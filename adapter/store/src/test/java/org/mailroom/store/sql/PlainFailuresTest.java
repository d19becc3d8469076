package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PlainFailuresTest {

    private static final SQLException CUT = new SQLException("This connection has been closed.", "08003");

    @Test
    void findsTheDriversFailureInsideUncheckedOnes() {
        Connection connection = failing(new UndeclaredThrowableException(CUT));
        assertThatThrownBy(connection::commit).isSameAs(CUT);
    }

    @Test
    void findsTheDriversFailureInsideOneWithoutState() {
        Connection connection = failing(new SQLException("wrapped", new UndeclaredThrowableException(CUT)));
        assertThatThrownBy(connection::commit).isSameAs(CUT);
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        Connection connection = failing(new IllegalStateException("a bug"));
        assertThatThrownBy(connection::commit).isInstanceOf(IllegalStateException.class);
    }

    private static Connection failing(Exception failure) {
        return PlainFailures.of((Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw failure;
                }));
    }
}
