package org.mailroom.it.limits;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What lies in the database of an adapter, seen from outside.
 *
 * @param incoming bodies that somebody is still sending
 * @param unnamed bodies that nothing names
 * @param orphans chunks of no body
 * @param chunks of all bodies
 * @param octets of all chunks
 * @param pages of the database, those of its log included, and not those that are free
 */
public record StoredContent(long incoming, long unnamed, long orphans, long chunks, long octets, long pages) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String QUERY = "SELECT (SELECT count(*) FROM content WHERE owner IS NOT NULL),"
            + " (SELECT count(*) FROM content c WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.content_id = c.id)"
            + " AND NOT EXISTS (SELECT 1 FROM mailbox_message m WHERE m.content_id = c.id)),"
            + " (SELECT count(*) FROM content_chunk k"
            + " WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.id = k.content_id)),"
            + " (SELECT count(*) FROM content_chunk), (SELECT coalesce(sum(length(data)), 0) FROM content_chunk),"
            + " (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)";

    /** As it is now. */
    static StoredContent in(Path directory) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("mailroom.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            return new StoredContent(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    /** As it is once nothing is half written any more, or when patience ends. */
    public static StoredContent settled(Path directory) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        StoredContent now = in(directory);
        while (!now.isWhole() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            now = in(directory);
        }
        return now;
    }

    /** Whether there is nothing but whole messages. */
    public boolean isWhole() {
        return incoming == 0 && unnamed == 0 && orphans == 0;
    }
}
