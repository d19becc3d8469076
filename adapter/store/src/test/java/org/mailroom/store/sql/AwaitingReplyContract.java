package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** Deliveries that the reply to the sender depends on. */
abstract class AwaitingReplyContract extends StoreContract {

    private static final Branch BRANCH = Branch.of(1, new byte[] {1, 2}, new byte[] {3});

    private NewMail mail;

    private List<Claim> accept() {
        mail = Mails.mail(
                store,
                "Hello".getBytes(),
                Mails.delivery(store, "first", true),
                Mails.delivery(store, "later", false),
                Mails.delivery(store, "second", true));
        return store.queue().accept(mail);
    }

    @Test
    void areClaimedFromTheirBirth() {
        List<Claim> claims = accept();

        assertThat(claims).extracting(Claim::subscription).containsExactly("first", "second");
        assertThat(claims).extracting(Claim::attempt).containsOnly(1);
        assertThat(store.queue().claim("first", 1)).isEmpty();
        assertThat(claims.get(0).mail())
                .isEqualTo(store.queue().claim("later", 1).get(0).mail());
        claims.forEach(claim -> store.queue().settle(claim, new Outcome.Handled()));
        assertThat(rows("delivery")).isEqualTo(1);
    }

    @Test
    void areDueWhenReleased() {
        List<Claim> claims = accept();
        store.queue().settle(claims.get(0), new Outcome.Handled());

        store.queue().release(mail);

        assertThat(heard()).contains("second").doesNotContain("first");
        assertThat(store.queue().claim("first", 1)).isEmpty();
        Claim again = store.queue().claim("second", 1).get(0);
        assertThat(again.attempt()).isEqualTo(2);
        assertFails(Kind.STALE, () -> store.queue().settle(claims.get(1), new Outcome.Handled()));
        store.queue().release(mail);
        store.queue().settle(again, new Outcome.Handled());
    }

    @Test
    void vanishWhenWithdrawn() {
        List<Claim> claims = accept();
        store.queue().settle(claims.get(0), new Outcome.Retry(Instant.now(), "kept: it no longer awaits"));

        store.queue().withdraw(mail.id());

        assertFails(Kind.STALE, () -> store.queue().settle(claims.get(1), new Outcome.Handled()));
        assertThat(store.queue().claim("second", 1)).isEmpty();
        store.queue().settle(store.queue().claim("first", 1).get(0), new Outcome.Handled());
        store.queue().settle(store.queue().claim("later", 1).get(0), new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void takeTheMessageWithThem() {
        mail = Mails.mail(store, Mails.octets(600_000), Mails.delivery(store, "first", true));
        store.queue().accept(mail);

        store.queue().withdraw(mail.id());

        assertEmpty();
    }

    @Test
    void vanishWithTheNode() {
        accept();

        reopen();

        assertThat(store.queue().claim("first", 1)).isEmpty();
        assertThat(store.queue().claim("later", 1)).hasSize(1);
        assertFails(Kind.STALE, () -> store.queue().release(mail));
    }

    @Test
    void preparedAndRolledBackStillAwait() {
        Claim claim = accept().get(0);
        store.queue().prepare(BRANCH, List.of(new BranchWork.Settle(claim, new Outcome.Handled())));
        store.queue().rollback(BRANCH);

        store.queue().withdraw(mail.id());

        assertThat(rows("delivery")).isEqualTo(1);
    }

    @Test
    void preparedAndWithdrawnVanishWithTheRollback() {
        Claim claim = accept().get(0);
        store.queue().prepare(BRANCH, List.of(new BranchWork.Settle(claim, new Outcome.Handled())));

        store.queue().withdraw(mail.id());
        assertThat(rows("delivery")).isEqualTo(2);
        store.queue().rollback(BRANCH);

        assertThat(rows("delivery")).isEqualTo(1);
    }

    @Test
    void preparedAndReleasedAreDueAfterTheRollback() {
        Claim claim = accept().get(0);
        store.queue().prepare(BRANCH, List.of(new BranchWork.Settle(claim, new Outcome.Handled())));

        store.queue().release(mail);
        assertThat(store.queue().claim("first", 1)).isEmpty();
        store.queue().rollback(BRANCH);

        assertThat(store.queue().claim("first", 1)).hasSize(1);
    }

    @Test
    void preparedVanishWhenRolledBackAfterARestart() {
        Claim claim = accept().get(0);
        store.queue().prepare(BRANCH, List.of(new BranchWork.Settle(claim, new Outcome.Handled())));
        reopen();

        store.queue().rollback(BRANCH);

        assertThat(store.queue().claim("first", 1)).isEmpty();
        assertThat(rows("delivery")).isEqualTo(1);
    }
}
