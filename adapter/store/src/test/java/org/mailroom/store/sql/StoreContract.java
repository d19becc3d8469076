package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mailroom.store.StoreException;
import org.mailroom.store.StoreSettings;

/** What the contracts share: an open store in a home that a subclass chooses. */
abstract class StoreContract {

    static final StoreSettings SETTINGS = new StoreSettings(100_000, 4L << 30, 0);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    StoreHome home;
    SqlStore store;

    abstract StoreHome newHome();

    StoreSettings settings() {
        return SETTINGS;
    }

    @BeforeEach
    void open() {
        home = newHome();
        store = home.open(settings(), heard::add);
    }

    @AfterEach
    void close() {
        store.close();
        home.close();
    }

    void reopen() {
        store.close();
        store = home.open(settings(), heard::add);
    }

    /** What the listener heard of all that was answered before. */
    List<String> heard() {
        store.queue().claim("nobody", 1); // the listener is told after the answers, and before the next commit
        return heard;
    }

    /** Waits for deletions that nobody waits for. */
    void settleDown() {
        store.queue().claim("nobody", 1);
    }

    long rows(String table) {
        return store.database()
                .read(session -> session.first("SELECT COUNT(*) FROM " + table, row -> row.getLong(1)))
                .orElseThrow();
    }

    void assertEmpty() {
        assertThat(List.of(rows("delivery"), rows("message"), rows("content"), rows("content_chunk")))
                .as("deliveries, messages, bodies, chunks")
                .containsExactly(0L, 0L, 0L, 0L);
        assertThat(store.admin().figures().messages()).isZero();
        assertThat(store.admin().figures().bytes()).isZero();
    }

    static void assertFails(StoreException.Kind kind, ThrowingCallable call) {
        StoreException failure = catchThrowableOfType(StoreException.class, call);
        assertThat(failure).as("a failure of kind " + kind).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    }
}
