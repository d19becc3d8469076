package org.mailroom.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresIT {

    @Test
    void itSyncsAndPreparesTransactions() throws Exception {
        try (Postgres postgres = Postgres.start();
                Connection connection = DriverManager.getConnection(postgres.jdbcUrl())) {
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "max_prepared_transactions")).isEqualTo("100");
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
