package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;
import org.sqlite.SQLiteDataSource;

/** Two nodes on one database. */
class SharedStoreTest {

    private static final Branch BRANCH = new Branch("1:2:3");

    private final PostgresHome home = new PostgresHome();
    private final PoolForTests otherPool = home.pool();
    private SqlStore one;
    private SqlStore other;

    @BeforeEach
    void open() {
        CompletableFuture<SqlStore> starting = CompletableFuture.supplyAsync(this::openOther);
        one = home.open(StoreContract.SETTINGS, name -> {});
        other = starting.join();
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        otherPool.drop();
        home.close();
    }

    private SqlStore openOther() {
        return SqlStore.shared(otherPool, StoreContract.SETTINGS, name -> {});
    }

    private long slots() {
        return one.writer()
                .write(tx -> tx.first("SELECT COUNT(*) FROM node WHERE incarnation <> 0", row -> row.getLong(1)))
                .orElseThrow();
    }

    /** The node of {@code other} was last heard of two minutes ago. */
    private void silenceOther() {
        Long id = other.queue().nextId();
        int slot = (int) (id >>> 13 & 0xFF);
        one.writer().write(tx -> tx.update("UPDATE node SET heartbeat = heartbeat - 120000 WHERE slot = ?", slot));
    }

    @Test
    void startAtOnceInSlotsOfTheirOwn() {
        assertThat(slots()).isEqualTo(2);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(one.queue().nextId());
            ids.add(other.queue().nextId());
        }
        assertThat(ids).hasSize(20_000);
    }

    @Test
    void useNoConnectionOnACallersThread() {
        Claim claim = Mails.claimed(one, "orders");
        Mails.read(one, claim.mail().contentId());
        one.admin().subscriptions();
        one.queue().nextDue("orders");
        assertThat(home.dataSource().threads()).isNotEmpty().allMatch(name -> name.startsWith("mailroom-store-"));
    }

    @Test
    void neverClaimTheSame() {
        for (int i = 0; i < 300; i++) {
            one.queue().accept(Mails.mail(one, "orders"));
        }
        CompletableFuture<List<Claim>> others = CompletableFuture.supplyAsync(() -> claimAll(other));
        List<Claim> claims = new ArrayList<>(claimAll(one));
        claims.addAll(others.join());

        assertThat(claims).extracting(Claim::deliveryId).doesNotHaveDuplicates().hasSize(300);
    }

    private static List<Claim> claimAll(SqlStore store) {
        List<Claim> all = new ArrayList<>();
        for (List<Claim> some = store.queue().claim("orders", 7);
                !some.isEmpty();
                some = store.queue().claim("orders", 7)) {
            all.addAll(some);
        }
        return all;
    }

    @Test
    void deleteAMessageOnceWhenBothEndItsDeliveries() {
        List<Claim> mine = new ArrayList<>();
        List<Claim> theirs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            one.queue().accept(Mails.mail(one, "a", "b"));
        }
        mine.addAll(one.queue().claim("a", 100));
        theirs.addAll(other.queue().claim("b", 100));
        java.util.Collections.reverse(theirs);

        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> handle(other, theirs));
        handle(one, mine);
        ending.join();

        assertThat(count("delivery") + count("message") + count("content") + count("content_chunk"))
                .isZero();
        one.reload();
        other.reload();
        assertThat(one.admin().figures().messages()).isZero();
        assertThat(other.admin().figures().bytes()).isZero();
    }

    private static void handle(SqlStore store, List<Claim> claims) {
        claims.parallelStream().forEach(claim -> store.queue().settle(claim, new Outcome.Handled()));
    }

    private long count(String table) {
        return one.database()
                .read(session -> session.first("SELECT COUNT(*) FROM " + table, row -> row.getLong(1)))
                .orElseThrow();
    }

    @Test
    void takeOverFromADeadOne() {
        Claim claim = Mails.claimed(other, "claimed");
        Claim prepared = Mails.claimed(other, "prepared");
        other.queue().prepare(BRANCH, List.of(new BranchWork.Settle(prepared, new Outcome.Handled())));
        NewMail awaiting = Mails.mail(other, "x".getBytes(), Mails.delivery(other, "awaiting", true));
        other.queue().accept(awaiting);
        Mails.body(other, Mails.octets(300_000));
        one.beat();
        assertThat(one.queue().claim("claimed", 1)).as("still alive").isEmpty();
        assertThat(one.queue().prepared()).as("a living node's").isEmpty();
        assertThat(other.queue().prepared()).containsExactly(BRANCH);

        silenceOther();
        one.beat();

        assertThat(one.queue().claim("claimed", 1)).extracting(Claim::attempt).containsExactly(2);
        assertThat(one.queue().claim("awaiting", 1)).isEmpty();
        assertThat(one.queue().prepared()).containsExactly(BRANCH);
        assertThat(count("content"))
                .as("the unfinished and the awaiting one are gone")
                .isEqualTo(2);

        // It was not dead but slow: what it held is no longer its own, and it goes on as a new node.
        assertFails(Kind.STALE, () -> other.queue().settle(claim, new Outcome.Handled()));
        assertFails(Kind.STALE, () -> other.queue().release(awaiting));
        other.queue().accept(Mails.mail(other, "again"));
        assertThat(other.queue().claim("again", 1)).hasSize(1);
        assertThat(slots()).isEqualTo(2);
        one.queue().rollback(BRANCH);
        assertThat(one.queue().claim("prepared", 1)).hasSize(1);
    }

    @Test
    void refuseABodyThatWasSweptWhileItWasWritten() {
        NewMail mail = Mails.mail(other, Mails.octets(300_000), Mails.delivery(other, "orders", false));
        silenceOther();
        one.beat();

        assertFails(Kind.UNAVAILABLE, () -> other.queue().accept(mail));

        assertThat(count("message")).isZero();
        assertThat(count("content_chunk")).isZero();
    }

    @Test
    void freeTheirSlotWhenTheyLeave() {
        Claim claim = Mails.claimed(other, "orders");
        other.close();

        assertThat(slots()).isEqualTo(1);
        assertThat(one.queue().claim("orders", 1)).extracting(Claim::deliveryId).containsExactly(claim.deliveryId());
        long last = one.queue().nextId();
        other = openOther();
        assertThat(other.queue().nextId()).isGreaterThan(last);
        assertThat(slots()).isEqualTo(2);
    }

    @Test
    void surviveALostConnection() {
        one.queue().accept(Mails.mail(one, "orders"));
        cutConnections();
        one.queue().accept(Mails.mail(one, "orders"));
        assertThat(one.queue().claim("orders", 10)).hasSize(2);

        NewMail lost = Mails.mail(one, "orders");
        assertFails(Kind.UNAVAILABLE, () -> one.writer().write(tx -> {
            tx.update("DELETE FROM delivery");
            tx.count(-2, 5);
            cutConnections();
            return tx.update("DELETE FROM message");
        }));
        assertThat(one.admin().figures().messages()).isEqualTo(2);
        one.queue().accept(lost);
        assertThat(count("message")).isEqualTo(3);
        assertThat(one.admin().figures().messages()).isEqualTo(3);
    }

    private void cutConnections() {
        PostgresHome.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                + home.schema() + "'");
    }

    @Test
    void needADatabaseThatIsKnown() {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite::memory:");
        assertThatThrownBy(() -> SqlStore.shared(sqlite, StoreContract.SETTINGS, name -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("SQLite")
                .hasMessageContaining("PostgreSQL");
    }

    private static void assertFails(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        StoreContract.assertFails(kind, call);
    }
}
