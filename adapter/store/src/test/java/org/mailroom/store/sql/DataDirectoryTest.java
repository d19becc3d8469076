package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailroom.store.StoreException.Kind;

/** Whose the data directory is, and what is said when it cannot be used. */
class DataDirectoryTest {

    @TempDir
    Path parent;

    private SqlStore open(String name) {
        return SqlStore.embedded(parent.resolve(name), StoreContract.SETTINGS, subscription -> {});
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(parent.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (SqlStore store = open("data");
                Stream<Path> files = Files.list(parent.resolve("data"))) {
            store.queue().accept(Mails.mail(store, "orders"));
            assertThat(permissions("data")).isEqualTo("rwx------");
            assertThat(permissions("data/tmp")).isEqualTo("rwx------");
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).contains("mailroom.db", "mailroom.db-wal", "mailroom.db-shm", "mailroom.lock", "tmp");
            for (String name : List.of("mailroom.db", "mailroom.db-wal", "mailroom.db-shm")) {
                assertThat(permissions("data/" + name)).as(name).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void holdsOneDatabaseFileAfterAStop() throws IOException {
        try (SqlStore store = open("data")) {
            store.queue().accept(Mails.mail(store, "orders"));
        }
        try (Stream<Path> files = Files.list(parent.resolve("data"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("mailroom.db", "mailroom.lock", "tmp");
        }
        try (SqlStore store = open("data")) {
            assertThat(store.queue().claim("orders", 10)).hasSize(1);
        }
    }

    @Test
    void isLeftAloneWhenOthersUseIt() throws IOException {
        Files.createFile(parent.resolve("foreign"));
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        open(".").close();
        assertThat(permissions("")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("mailroom.db")).isEqualTo("rw-------");
    }

    @Test
    void isOpenedOnceInAProcess() {
        try (SqlStore store = open("data")) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> open("data"))
                        .hasMessageContaining(parent.resolve("data").toString())
                        .hasMessageContaining("another Mailroom adapter");
            }
            store.queue().accept(Mails.mail(store, "orders"));
        }
        open("data").close();
    }

    @Test
    void isOpenedByOneProcess() throws Exception {
        try (ChildJvm child = new ChildJvm(
                HoldingChild.class, List.of(), parent.resolve("data").toString())) {
            child.awaitLines(1);
            assertThatThrownBy(() -> open("data"))
                    .hasMessageContaining(parent.resolve("data").toString())
                    .hasMessageContaining("process " + child.pid())
                    .hasMessageContaining("stop that one");
            child.kill();
            child.lines();
        }
        Path left = parent.resolve("data/tmp");
        assertThat(left).as("the killed process leaves the library").isNotEmptyDirectory();
        open("data").close();
        try (Stream<Path> files = Files.list(left)) {
            assertThat(files.filter(file -> file.toString().contains("sqlite"))).isEmpty();
        }
    }

    @Test
    void staysLockedWhenASecondOneWasRefused() throws Exception {
        try (SqlStore store = open("data")) {
            assertThatThrownBy(() -> open("data")).hasMessageContaining("in use");
            try (ChildJvm child = new ChildJvm(
                    HoldingChild.class, List.of(), parent.resolve("data").toString())) {
                assertThat(child.lines()).as("refused").isEmpty();
            }
            assertThat(store.queue().nextDue("orders")).isEmpty();
        }
    }

    @Test
    void cannotBeAFile() throws IOException {
        Files.createFile(parent.resolve("data"));
        for (String name : List.of("data", "data/below")) {
            StoreContract.assertFails(Kind.UNAVAILABLE, () -> open(name));
            assertThatThrownBy(() -> open(name))
                    .hasMessageContaining(parent.resolve("data").toString());
        }
    }

    @Test
    void holdsADatabase() throws IOException {
        Files.createDirectory(parent.resolve("data"));
        Files.writeString(parent.resolve("data/mailroom.db"), "this is no database, but a text\n".repeat(1000));
        StoreContract.assertFails(Kind.BROKEN, () -> open("data"));
        assertThatThrownBy(() -> open("data"))
                .hasMessageContaining("mailroom.db is damaged or no database")
                .hasMessageContaining("backup");

        Files.delete(parent.resolve("data/mailroom.db"));
        open("data").close();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve(name)));
    }
}
