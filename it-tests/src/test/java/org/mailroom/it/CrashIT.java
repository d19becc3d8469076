package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.mailroom.it.database.Postgres;
import org.mailroom.it.server.AdapterSettings;
import org.mailroom.it.server.Artifacts;
import org.mailroom.it.server.MicroBuilder;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.Ports;
import org.postgresql.Driver;

/**
 * Kills the server in the middle of its work. What was accepted is handled: at least once by a bean that writes to a file,
 * exactly once by one that writes to a database in the same transaction.
 */
class CrashIT {

    private static final int MESSAGES = 10_000;
    private static final int CONNECTIONS = 16;

    private Path directory;
    private LedgerFile ledger;
    private int smtp;
    private int jmx;

    @Test
    void losesNothingAndDoesNothingTwice() throws Exception {
        directory = Files.createTempDirectory(Artifacts.workDirectory("crash"), "run");
        ledger = new LedgerFile(directory.resolve("ledger"));
        smtp = Ports.free();
        jmx = Ports.free();
        try (Postgres books = Postgres.start()) {
            try (var connection = books.connect();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE booked (token TEXT, delivery TEXT)");
            }
            var source = new MailSource(smtp, MESSAGES, List.of("books@it.example", "notes@it.example"));
            MicroBuilder builder = builder(books);
            for (int kill = 1; kill <= 2; kill++) {
                PayaraMicro server = builder.start();
                source.start(CONNECTIONS);
                int enough = kill * MESSAGES / 3;
                await(Duration.ofMinutes(3), () -> source.accepted().size() >= enough);
                server.kill9();
                source.join();
            }
            try (PayaraMicro server = builder.start();
                    Management management = Management.connect(jmx)) {
                source.start(CONNECTIONS);
                source.join();
                assertThat(source.isDone()).isTrue();
                assertThat(source.refused()).isEmpty();
                await(Duration.ofMinutes(3), () -> messages(management) == 0);
                assertThat(management.queue().listBranchesInDoubt()).isEmpty();
                assertThat(management.queue().listDeadLetters("", 0, 10)).isEmpty();
                assertThat(server.isAlive()).isTrue();
            }
            assertThat(preparedIn(books)).isZero();
            assertHandled(source.accepted(), booked(books));
        }
    }

    private void assertHandled(Set<String> accepted, List<String> booked) {
        assertThat(accepted).hasSizeGreaterThan(MESSAGES - 4 * CONNECTIONS);
        assertThat(booked).doesNotHaveDuplicates();
        assertThat(new HashSet<>(booked)).containsAll(accepted);
        assertThat(new HashSet<>(ledger.lines())).containsAll(accepted);
    }

    private MicroBuilder builder(Postgres books) {
        MicroBuilder builder = MicroBuilder.in(directory)
                .rootDirectory(directory.resolve("root"))
                .adapter(
                        Artifacts.adapter(),
                        AdapterSettings.none().with("smtpPort", smtp).with("minFreeDisk", 0))
                .postBoot("set configs.config.server-config.transaction-service.automatic-recovery=true")
                .postBoot("create-jdbc-connection-pool --datasourceclassname org.postgresql.xa.PGXADataSource"
                        + " --restype javax.sql.XADataSource --steadypoolsize 1 --maxpoolsize 32"
                        + " --property \"serverName=127.0.0.1:portNumber=" + books.port() + ":databaseName="
                        + books.database() + ":user=" + books.user() + ":password=none\" books")
                .postBoot("create-jdbc-resource --connectionpoolid books jdbc/books")
                // By this pool the server finds, after a crash, the inbound branches that it forgets otherwise
                .postDeploy("create-connector-connection-pool --raname mailroom"
                        + " --connectiondefinition org.mailroom.api.MailConnectionFactory"
                        + " --transactionsupport XATransaction mail")
                .postDeploy("create-connector-resource --poolname mail mail/factory")
                .deploy(Beans.write(Beans.bookkeeping(), directory))
                .systemProperty("mailroom.it.ledger", ledger.path().toString())
                .arguments("--addlibs", driver());
        builder.javaOption(Management.option(jmx));
        return builder;
    }

    private static String driver() {
        return Path.of(Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static long messages(Management management) {
        try {
            return management.queue().getMessages();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> booked(Postgres books) throws SQLException {
        List<String> booked = new ArrayList<>();
        try (var connection = books.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT token FROM booked")) {
            while (rows.next()) {
                booked.add(rows.getString(1));
            }
        }
        return booked;
    }

    private static int preparedIn(Postgres books) throws SQLException {
        try (var connection = books.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_prepared_xacts")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void await(Duration time, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
