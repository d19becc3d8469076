package org.mailroom.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;

/**
 * Brings the schema up to date: numbered scripts, each applied once, all in one transaction. Statements end with a semicolon
 * at the end of a line; tokens are the dialect's.
 */
final class Migrations {

    private final List<String> scripts;

    Migrations(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** Those that come with this version: {@code schema/001.sql} and so on, without a gap. */
    static Migrations shipped() {
        List<String> scripts = new ArrayList<>();
        String script = resource(1);
        while (script != null) {
            scripts.add(script);
            script = resource(scripts.size() + 1);
        }
        return new Migrations(scripts);
    }

    /** These and then others. */
    Migrations with(List<String> more) {
        List<String> all = new ArrayList<>(scripts);
        all.addAll(more);
        return new Migrations(all);
    }

    /**
     * @return the version that was found; 0 for an empty database
     * @throws StoreException of kind BROKEN when the database is of a newer version
     */
    int run(Transaction tx, Dialect dialect) throws SQLException {
        SqlSession session = tx.session();
        dialect.enterAlone(session);
        session.run(
                "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)");
        int found = session.first("SELECT COALESCE(MAX(version), 0) FROM schema_version", row -> row.getInt(1))
                .orElse(0);
        if (found > scripts.size()) {
            throw new StoreException(
                    Kind.BROKEN,
                    "the database has schema version " + found
                            + ", made by a newer Mailroom; this one knows versions up to " + scripts.size()
                            + ": run the newer one, or restore a backup from before the upgrade");
        }
        for (int version = found + 1; version <= scripts.size(); version++) {
            apply(session, dialect, version);
        }
        return found;
    }

    private void apply(SqlSession session, Dialect dialect, int version) throws SQLException {
        for (String statement : statements(dialect.resolve(scripts.get(version - 1)))) {
            session.run(statement);
        }
        String sql = "INSERT INTO schema_version (version, applied_at) VALUES (?, ?)";
        session.update(sql, version, System.currentTimeMillis());
    }

    private static List<String> statements(String script) {
        String code = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n", "", "\n"));
        List<String> statements = new ArrayList<>();
        for (String statement : code.split(";\n")) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    private static String resource(int version) {
        String name = "schema/%03d.sql".formatted(version);
        try (InputStream script = Migrations.class.getResourceAsStream(name)) {
            return script == null ? null : new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
