package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.mailroom.it.database.Postgres;

/**
 * What the database of an adapter holds, seen by its administrator.
 *
 * @param postgres where it is
 * @param database its name
 */
record MailTables(Postgres postgres, String database) {

    int messages() throws SQLException {
        return number("SELECT count(*) FROM message");
    }

    /** Connections of everybody but this one. */
    int connections() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database
                + "' AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    /** Connections that hold a transaction open and do nothing. */
    int idleInTransaction() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database
                + "' AND state LIKE 'idle in transaction%' AND state_change < now() - interval '1 second'");
    }

    /** Waits until all messages have gone. */
    void awaitEmpty(Duration time) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (messages() > 0) {
            assertThat(System.nanoTime())
                    .as("empty in time; there are %d messages", messages())
                    .isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private int number(String query) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
