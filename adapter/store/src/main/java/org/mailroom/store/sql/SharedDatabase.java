package org.mailroom.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * A database behind a DataSource of the container. A connection taken on a bean's thread would join the bean's transaction,
 * so reads run on threads of ours too.
 */
final class SharedDatabase implements Database {

    private static final int READERS = 4;
    private static final int MAX_CONNECTIONS = 3;
    private static final int CLOSING_SECONDS = 30;

    private final Dialect dialect = new PostgresDialect();
    private final DataSource source;
    private final ThreadPoolExecutor readers;

    SharedDatabase(DataSource source) {
        this.source = source;
        AtomicInteger number = new AtomicInteger();
        readers = new ThreadPoolExecutor(READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            // Begun on a caller's thread, but not of the caller's application: it inherits nothing
            Thread thread = new Thread(null, task, "mailroom-store-reader-" + number.incrementAndGet(), 0, false);
            thread.setContextClassLoader(SharedDatabase.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        });
        readers.allowCoreThreadTimeOut(true);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public SqlSession openWriter() throws SQLException {
        Connection connection = connect();
        SqlSession session = new SqlSession(connection, true);
        try {
            mustBeKnown(connection);
            connection.setAutoCommit(false);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.distrust();
            session.close();
            throw e;
        }
    }

    @Override
    public boolean isPooled() {
        return true;
    }

    @Override
    public <T> T read(Read<T> read) {
        try {
            return CompletableFuture.supplyAsync(() -> readHere(read), readers).join();
        } catch (RejectedExecutionException e) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed", e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(failure.kind(), failure.getMessage(), failure);
            }
            throw e;
        }
    }

    @Override
    public long freeDisk() {
        return -1;
    }

    @Override
    public void close() {
        readers.shutdown();
        try {
            readers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads again when the connection turns out to have been cut while it lay in the pool. */
    private <T> T readHere(Read<T> read) {
        for (int connections = 1; ; connections++) {
            try {
                return readOnce(read);
            } catch (SQLException e) {
                if (connections == MAX_CONNECTIONS || dialect.kindOf(e) != Kind.UNAVAILABLE) {
                    throw failure(e);
                }
            }
        }
    }

    private <T> T readOnce(Read<T> read) throws SQLException {
        try (SqlSession session = new SqlSession(connect(), true)) {
            try {
                return read.from(session);
            } catch (SQLException e) {
                session.distrust();
                throw e;
            }
        }
    }

    private Connection connect() {
        try {
            return PlainFailures.of(source.getConnection());
        } catch (SQLException | RuntimeException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "the DataSource gives no connection; check the pool and the database: " + e.getMessage(),
                    e);
        }
    }

    private void mustBeKnown(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!dialect.name().equalsIgnoreCase(product)) {
            throw new StoreException(
                    Kind.BROKEN,
                    "the DataSource leads to " + product + "; a shared store needs " + dialect.name()
                            + ", an embedded one needs no DataSource");
        }
    }
}
