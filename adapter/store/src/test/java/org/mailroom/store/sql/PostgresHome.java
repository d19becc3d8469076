package org.mailroom.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.ReadyListener;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of its own in the one PostgreSQL server of the test run. */
final class PostgresHome implements StoreHome {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String schema = "s" + SCHEMAS.incrementAndGet();
    private final PoolForTests pool;

    PostgresHome() {
        execute("CREATE SCHEMA " + schema);
        pool = pool();
    }

    PoolForTests dataSource() {
        return pool;
    }

    /** Another pool on the same schema, as another node has it. */
    PoolForTests pool() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(SERVER.getJdbcUrl("postgres", "postgres"));
        source.setCurrentSchema(schema);
        source.setApplicationName(schema);
        return new PoolForTests(source);
    }

    String schema() {
        return schema;
    }

    @Override
    public SqlStore open(StoreSettings settings, ReadyListener listener) {
        return SqlStore.shared(pool, settings, listener);
    }

    @Override
    public void close() {
        pool.drop();
        execute("DROP SCHEMA " + schema + " CASCADE");
    }

    static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
