package org.mailroom.it.database;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.postgresql.Driver;

/** The kinds of connection pools that an administrator makes for PostgreSQL in Payara. */
public enum JdbcPool {
    /** Connections that can only commit by themselves. */
    PLAIN("javax.sql.DataSource", "org.postgresql.ds.PGSimpleDataSource"),
    /** Connections that can take part in a transaction with other resources. */
    XA("javax.sql.XADataSource", "org.postgresql.xa.PGXADataSource");

    private final String resourceType;
    private final String dataSourceClass;

    JdbcPool(String resourceType, String dataSourceClass) {
        this.resourceType = resourceType;
        this.dataSourceClass = dataSourceClass;
    }

    /**
     * Commands that make a resource {@code jdbc/<name>} with a pool of its own.
     *
     * @param max the most connections at once
     */
    public List<String> commands(Postgres postgres, String database, String name, int max) {
        return List.of(
                "create-jdbc-connection-pool --datasourceclassname " + dataSourceClass + " --restype " + resourceType
                        + " --steadypoolsize 1 --maxpoolsize " + max + " --property \"serverName=127.0.0.1:portNumber="
                        + postgres.port() + ":databaseName=" + database + ":user=" + postgres.user()
                        + ":password=none:applicationName=" + name + "\" " + name,
                "create-jdbc-resource --connectionpoolid " + name + " jdbc/" + name);
    }

    /** The driver's archive, for Payara Micro's {@code --addlibs}. */
    public static Path driver() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
