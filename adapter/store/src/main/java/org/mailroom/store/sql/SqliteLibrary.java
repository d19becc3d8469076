package org.mailroom.store.sql;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite's native library and its driver, as far as they leave traces in the server. */
final class SqliteLibrary {

    private static final String TEMPORARY = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /** Loads the library, unpacked to a directory of ours unless the operator has named one. */
    static synchronized void load(Path temporary) {
        boolean set = System.getProperties().putIfAbsent(TEMPORARY, temporary.toString()) == null;
        // SQLite's loader starts a program (uname). The JDK's thread that waits for its end inherits this thread's
        // context, and outlives the program by a minute
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "SQLite's native library cannot be loaded from " + System.getProperty(TEMPORARY)
                            + ": that directory must allow execution, and the platform be one SQLite is built for: "
                            + e,
                    e);
        } finally {
            thread.setContextClassLoader(context);
            if (set) {
                System.clearProperty(TEMPORARY);
            }
        }
    }

    /** The driver registers itself when it is loaded, and would keep our class loader for as long as the server runs. */
    static void deregisterDriver() {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            boolean sqlite = driver.getClass().getName().startsWith("org.sqlite.");
            if (sqlite && driver.getClass().getClassLoader() == SqliteLibrary.class.getClassLoader()) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    System.getLogger("org.mailroom.store")
                            .log(System.Logger.Level.WARNING, "SQLite's driver stays registered", e);
                }
            }
        }
    }
}
