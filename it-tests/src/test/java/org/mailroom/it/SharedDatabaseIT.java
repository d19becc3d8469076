package org.mailroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailroom.it.database.JdbcPool;
import org.mailroom.it.database.Postgres;
import org.mailroom.it.server.MicroStart;
import org.mailroom.it.server.PayaraMicro;
import org.mailroom.it.server.ServerStartException;

/**
 * Mail in a PostgreSQL that is reached through a pool of the server, of eight connections. That PostgreSQL cannot prepare
 * transactions: were a connection of the store enlisted in a bean's transaction, its commit would fail.
 */
class SharedDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Postgres postgres;
    private static final Map<JdbcPool, SharedNode> NODES = new EnumMap<>(JdbcPool.class);
    private static final Map<JdbcPool, PayaraMicro> SERVERS = new EnumMap<>(JdbcPool.class);

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.startWithoutPreparedTransactions();
        Map<JdbcPool, MicroStart> starts = new EnumMap<>(JdbcPool.class);
        for (JdbcPool pool : JdbcPool.values()) {
            postgres.createDatabase(database(pool));
            SharedNode node = SharedNode.of(database(pool), pool, postgres, database(pool));
            NODES.put(pool, node);
            starts.put(pool, node.builder().launch());
        }
        starts.forEach((pool, start) -> SERVERS.put(pool, start.awaitReady()));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(PayaraMicro::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    private static String database(JdbcPool pool) {
        return "mail" + pool.name().toLowerCase(Locale.ROOT);
    }

    private static MailTables tables(JdbcPool pool) {
        return new MailTables(postgres, database(pool));
    }

    @ParameterizedTest
    @EnumSource
    void deliversAndTriesAgain(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        assertThat(node.send("scripted@it.example", "sleep 2000 held")).startsWith("250 2.0.0 Accepted as ");
        assertThat(tables(pool).messages()).isEqualTo(1);
        node.send("scripted@it.example", "throw 2 thrown");
        node.ledger().await("scripted attempt 3 scripted@it.example throw 2 thrown");
        node.send("scripted@it.example", "rollback 2 undone");
        node.ledger().await("scripted attempt 3 scripted@it.example rollback 2 undone");
        tables(pool).awaitEmpty(PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void letsTheBeanDecideTheReply(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        assertThat(node.send("gate@it.example", "welcome")).startsWith("250 2.0.0 Accepted");
        assertThat(node.send("gate@it.example", "reject spam")).isEqualTo("550 5.7.1 Not this one: reject spam");
        assertThat(node.send("gate@it.example", "throw 1 broken")).startsWith("451 4.3.0 ");
        assertThat(node.ledger().lines()).contains("gate handled welcome");
    }

    @ParameterizedTest
    @EnumSource
    void streamsToABeanInATransaction(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        byte[] content =
                (database(pool) + "x".repeat(1000) + "\r\n").repeat(5 * 1024).getBytes(StandardCharsets.UTF_8);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        for (int i = 0; i < 10; i++) {
            assertThat(node.sendContent("digest@it.example", content)).startsWith("250");
        }
        tables(pool).awaitEmpty(PATIENCE);
        assertThat(node.ledger().lines().stream().filter(("digest true " + digest)::equals))
                .hasSize(10);
    }

    @ParameterizedTest
    @EnumSource
    void givesConnectionsBack(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        var source = new MailSource(node.smtp(), "load", 1000, List.of("scripted@it.example"));
        source.start(32);
        source.join();
        assertThat(source.accepted()).hasSize(1000);
        tables(pool).awaitEmpty(PATIENCE);
        assertThat(handled(node).stream().filter(subject -> subject.startsWith("load-")))
                .containsExactlyInAnyOrderElementsOf(source.accepted());
        assertThat(tables(pool).connections()).isBetween(1, 8);
        assertThat(tables(pool).idleInTransaction()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void keepsMailOverARestart(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        List<String> subjects = new ArrayList<>();
        // Far more work than can be done while it is sent
        try (var client = new SmtpClient(node.smtp())) {
            for (int i = 0; i < 40; i++) {
                subjects.add("sleep 1500 over restart " + i);
                assertThat(client.send("scripted@it.example", subjects.get(i))).startsWith("250");
            }
        }
        SERVERS.get(pool).stop();
        assertThat(tables(pool).messages()).as("not handled before the stop").isPositive();
        SERVERS.put(pool, node.builder().start());
        tables(pool).awaitEmpty(PATIENCE);
        for (String subject : subjects) {
            // A container that goes down may have failed an attempt before the bean saw it
            assertThat(node.ledger().about(subject)).singleElement().asString().startsWith("scripted attempt ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesForAWhileWhenTheDatabaseIsAway(JdbcPool pool) throws Exception {
        SharedNode node = NODES.get(pool);
        var source = new MailSource(node.smtp(), "outage", 6_000, List.of("scripted@it.example"));
        source.start(8);
        Thread.sleep(1000);
        postgres.stop();
        assertThat(node.send("scripted@it.example", "while it is away")).startsWith("451 4.3.0 ");
        assertThat(node.send("gate@it.example", "while it is away")).startsWith("451 4.3.0 ");
        postgres.startAgain();
        long back = System.nanoTime();
        while (!node.send("scripted@it.example", "back again").startsWith("250")) {
            assertThat(System.nanoTime() - back).isLessThan(PATIENCE.toNanos());
            Thread.sleep(100);
        }
        source.join();
        tables(pool).awaitEmpty(PATIENCE);
        assertThat(node.ledger().lines()).contains("scripted handled back again");
        assertThat(handled(node)).containsAll(source.accepted());
    }

    @Test
    void twoServersShareTheWork() throws Exception {
        SharedNode first = NODES.get(JdbcPool.XA);
        SharedNode second = SharedNode.of("second", JdbcPool.PLAIN, postgres, database(JdbcPool.XA));
        try (PayaraMicro server = second.builder().start()) {
            List<String> subjects = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                subjects.add("shared " + i);
                assertThat((i % 2 == 0 ? first : second).send("scripted@it.example", subjects.get(i)))
                        .startsWith("250");
            }
            tables(JdbcPool.XA).awaitEmpty(PATIENCE);
            List<String> both = Stream.concat(handled(first).stream(), handled(second).stream())
                    .filter(subject -> subject.startsWith("shared "))
                    .toList();
            assertThat(both).containsExactlyInAnyOrderElementsOf(subjects);
            assertThat(handled(second)).isNotEmpty();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void saysWhatIsWrongWithAnUnknownName() throws IOException {
        SharedNode lost = SharedNode.of("lost", JdbcPool.PLAIN, postgres, "postgres");
        lost.builder().postBoot("delete-jdbc-resource jdbc/lost");
        MicroStart start = lost.builder().launch();
        assertThatThrownBy(start::awaitReady).isInstanceOf(ServerStartException.class);
        assertThat(
                        start.log()
                                .matching(
                                        "Mailroom does not start: dataSource is 'jdbc/lost', but the server has no JDBC"
                                                + " resource of that JNDI name; create it, or leave the property empty for the embedded database"))
                .isNotEmpty();
    }

    private static List<String> handled(SharedNode node) {
        return node.ledger().lines().stream()
                .filter(line -> line.startsWith("scripted handled "))
                .map(line -> line.substring("scripted handled ".length()))
                .toList();
    }
}
