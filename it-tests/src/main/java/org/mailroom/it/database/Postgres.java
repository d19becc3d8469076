package org.mailroom.it.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.Ports;

/**
 * A PostgreSQL of its own, as durable as in production: it syncs. On the loopback address, without password; its data stays
 * in the build directory.
 */
public final class Postgres implements AutoCloseable {

    private static final int PREPARED_TRANSACTIONS = 100;

    private final int preparedTransactions;
    private final int port = Ports.free();
    private final Path data;
    private EmbeddedPostgres server;

    private Postgres(int preparedTransactions) {
        this.preparedTransactions = preparedTransactions;
        try {
            data = Files.createTempDirectory(Artifacts.workDirectory("postgres"), "data");
            server = builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that can prepare transactions, and waits until it answers. */
    public static Postgres start() {
        return new Postgres(PREPARED_TRANSACTIONS);
    }

    /** Starts one on which every attempt to prepare a transaction fails, as on a PostgreSQL that nobody has configured. */
    public static Postgres startWithoutPreparedTransactions() {
        return new Postgres(0);
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Later options win over the library's -F.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_prepared_transactions", String.valueOf(preparedTransactions))
                .setServerConfig("listen_addresses", "127.0.0.1");
    }

    /** Stops it, which cuts all connections; the data stays. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it after {@link #stop} on the same port, and waits until it answers. */
    public void startAgain() {
        try {
            server = builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String user() {
        return "postgres";
    }

    /** The database that is always there. */
    public String database() {
        return "postgres";
    }

    /** For a driver's connection. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database() + "?user=" + user();
    }

    public Connection connect() throws SQLException {
        return connect(database());
    }

    public Connection connect(String database) throws SQLException {
        return server.getDatabase(user(), database).getConnection();
    }

    /** Makes another database. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
