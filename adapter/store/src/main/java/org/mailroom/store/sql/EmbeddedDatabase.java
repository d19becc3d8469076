package org.mailroom.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** SQLite in the data directory. Reads run on the caller's thread. */
final class EmbeddedDatabase implements Database {

    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 16 * 1024;
    private static final int CHECKPOINT_PAGES = 16_000;

    private final Dialect dialect = new SqliteDialect();
    private final DataDirectory directory;
    private final ReadSessions readers = new ReadSessions(this::openReader);

    private EmbeddedDatabase(DataDirectory directory) {
        this.directory = directory;
    }

    /** @throws StoreException of kind UNAVAILABLE or BROKEN, saying what to do */
    static EmbeddedDatabase open(DataDirectory directory) {
        EmbeddedDatabase database = new EmbeddedDatabase(directory);
        try {
            SqliteLibrary.load(directory.temporary());
            database.format();
            return database;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public SqlSession openWriter() throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-WRITER_CACHE_KIB);
        Connection connection = connect(config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        connection.setAutoCommit(false);
        return new SqlSession(connection, false);
    }

    @Override
    public boolean isPooled() {
        return false;
    }

    @Override
    public <T> T read(Read<T> read) {
        SqlSession session = readers.take();
        boolean sound = false;
        try {
            T found = read.from(session);
            sound = true;
            return found;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            readers.giveBack(session, sound);
        }
    }

    @Override
    public long freeDisk() {
        return directory.freeDisk();
    }

    /** Moves what it can from the log to the file, whose free end is then cut off. */
    void checkpoint() {
        try (Connection connection = connect(config());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        readers.close();
        foldLog();
        SqliteLibrary.deregisterDriver();
        directory.close();
    }

    /**
     * Leaves one file, which can be copied as it is: the last connection that closes moves the log into it, but only when it may
     * write, which the readers may not.
     */
    private void foldLog() {
        try (Connection connection = connect(config());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM schema_version");
        } catch (SQLException e) {
            System.getLogger("org.mailroom.store")
                    .log(System.Logger.Level.WARNING, "the log stays beside the database; keep both together", e);
        }
    }

    @Override
    public StoreException failure(SQLException cause) {
        if (cause.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                || cause.getErrorCode() == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new StoreException(
                    Kind.BROKEN,
                    directory.database() + " is damaged or no database: restore it from a backup, or move it away to"
                            + " begin with an empty one (" + cause.getMessage() + ")",
                    cause);
        }
        return Database.super.failure(cause);
    }

    /** Sets what lasts. auto_vacuum must come before the first page is written, which is what journal_mode does. */
    private void format() throws SQLException {
        try (Connection connection = connect(new SQLiteConfig());
                Statement statement = connection.createStatement()) {

            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    private SqlSession openReader() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new SqlSession(connect(config), false);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // What SQLite sorts may be addresses and subjects: none of that goes to a shared temporary directory.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + directory.database());
        return source.getConnection();
    }
}
