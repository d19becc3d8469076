package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;
import org.sqlite.JDBC;

/** What is SQLite's alone. */
class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.embedded(directory, StoreContract.SETTINGS, name -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String pragma(String name) {
        return store.writer()
                .write(tx -> tx.first("PRAGMA " + name, row -> row.getString(1)).orElse(""));
    }

    @Test
    void syncsEachCommitToALog() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("auto_vacuum")).as("INCREMENTAL").isEqualTo("2");
        assertThat(pragma("wal_autocheckpoint")).isEqualTo("16000");
        assertThat(pragma("busy_timeout")).isEqualTo("10000");
        assertThatThrownBy(() -> store.database().read(session -> session.update("DELETE FROM message")))
                .as("readers cannot write")
                .isInstanceOf(StoreException.class);
    }

    @Test
    void leavesNoDriverBehind() throws SQLException {
        DriverManager.registerDriver(new JDBC()); // as its static initializer does, once
        assertThat(drivers()).isPositive();
        store.close();
        assertThat(drivers()).isZero();
    }

    private static long drivers() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getName().startsWith("org.sqlite"))
                .count();
    }

    @Test
    void givesSpaceBack() throws Exception {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            store.queue().accept(Mails.mail(store, Mails.octets(2 << 20), Mails.delivery(store, "large", false)));
        }
        claims.addAll(store.queue().claim("large", 20));
        ((EmbeddedDatabase) store.database()).checkpoint();
        long full = Files.size(directory.resolve(DataDirectory.DATABASE));
        assertThat(full).isGreaterThan(40 << 20);

        claims.forEach(claim -> store.queue().settle(claim, new Outcome.Handled()));

        for (int i = 0; i < 100 && Files.size(directory.resolve(DataDirectory.DATABASE)) > 6 << 20; i++) {
            Thread.sleep(100);
        }
        assertThat(Files.size(directory.resolve(DataDirectory.DATABASE))).isLessThan(6 << 20);
    }

    @Test
    void isFullWhenItsDiskIs() throws IOException {
        pragma("max_page_count = " + (Integer.parseInt(pragma("page_count")) + 100));

        StoreContract.assertFails(Kind.FULL, () -> store.queue()
                .accept(Mails.mail(store, Mails.octets(250_000 * 4), Mails.delivery(store, "orders", false))));
        store.queue().accept(Mails.mail(store, "orders"));
        assertThat(store.admin().figures().messages()).isEqualTo(1);

        pragma("max_page_count = 1000000");
        store.queue().accept(Mails.mail(store, Mails.octets(250_000 * 4), Mails.delivery(store, "orders", false)));
        assertThat(store.queue().claim("orders", 10)).hasSize(2);
    }

    @Test
    void leavesDiskFree() {
        long free = store.admin().figures().freeDisk();
        assertThat(free).isPositive();
        store.close();
        StoreSettings greedy = new StoreSettings(10, 10_000_000, Long.MAX_VALUE / 2);
        store = SqlStore.embedded(directory, greedy, name -> {});

        assertThatThrownBy(() -> store.queue().checkRoom(1)).hasMessageContaining("minFreeDisk");
        StoreContract.assertFails(Kind.FULL, () -> store.queue().accept(Mails.mail(store, "orders")));
        StoreContract.assertFails(Kind.FULL, () -> Mails.body(store, Mails.octets(300_000)));
        assertThat(store.admin().figures().full()).contains("minFreeDisk");
    }

    @Test
    void refusesANewerSchema() {
        store.writer().write(tx -> tx.update("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)"));
        store.close();

        assertThatThrownBy(this::open).hasMessageContaining("schema version 99").hasMessageContaining("newer Mailroom");
        assertThatThrownBy(this::open).as("nothing stays locked").hasMessageContaining("schema version 99");
    }

    @Test
    void isBroughtUpToDateFromWhereItIs() {
        store.queue().accept(Mails.mail(store, "orders"));
        Migrations shipped = Migrations.shipped();
        Migrations next = shipped.with(List.of(
                "-- a comment; with a semicolon\nALTER TABLE message ADD COLUMN extra TEXT;\n\n"
                        + "CREATE TABLE second (\n    id ${id}\n);\n",
                "INSERT INTO second (id) VALUES (7);\n"));

        int found = store.writer().write(tx -> next.run(tx, store.database().dialect()));
        int again = store.writer().write(tx -> next.run(tx, store.database().dialect()));

        assertThat(again - found).isEqualTo(2);
        assertThat(rows("SELECT id FROM second")).isEqualTo(1);
        assertThat(store.queue().claim("orders", 1)).hasSize(1);
    }

    @Test
    void isLeftAsItWasWhenAMigrationFails() {
        Migrations broken = Migrations.shipped().with(List.of("CREATE TABLE second (id ${id});\nNO SQL;\n"));

        StoreContract.assertFails(Kind.BROKEN, () -> store.writer()
                .write(tx -> broken.run(tx, store.database().dialect())));

        assertThat(rows("SELECT name FROM sqlite_master WHERE name = 'second'")).isZero();
    }

    private int rows(String sql) {
        return store.database().read(session -> session.query(sql, row -> "")).size();
    }
}
