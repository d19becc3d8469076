package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;
import org.mailroom.store.queue.QueueAdmin.InDoubt;

/** Transaction branches: two phases, one phase, and what a restart makes of them. */
abstract class BranchContract extends StoreContract {

    private static final Branch BRANCH = Branch.of(0x4711, new byte[64], new byte[] {1});

    private BranchWork settle(Claim claim, Outcome outcome) {
        return new BranchWork.Settle(claim, outcome);
    }

    private BranchWork send(String subscription, int size) {
        return new BranchWork.Send(Mails.mail(store, Mails.octets(size), Mails.delivery(store, subscription, false)));
    }

    @Test
    void handlesWhenCommitted() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().prepare(BRANCH, List.of(settle(claim, new Outcome.Handled())));

        assertThat(store.queue().prepared()).containsExactly(BRANCH);
        assertThat(store.queue().claim("orders", 1)).isEmpty();
        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Handled()));

        store.queue().commit(BRANCH);
        assertThat(store.queue().prepared()).isEmpty();
        assertEmpty();
        assertFails(Kind.NOT_FOUND, () -> store.queue().commit(BRANCH));
        assertFails(Kind.NOT_FOUND, () -> store.queue().rollback(BRANCH));
    }

    @Test
    void givesTheClaimBackToItsHolderWhenRolledBack() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().prepare(BRANCH, List.of(settle(claim, new Outcome.Handled())));

        store.queue().rollback(BRANCH);

        assertThat(store.queue().prepared()).isEmpty();
        assertThat(store.queue().claim("orders", 1)).isEmpty();
        store.queue().settle(claim, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void appliesEachOutcome() {
        Claim retried = Mails.claimed(store, "orders");
        Claim dead = Mails.claimed(store, "orders");
        Claim forwarded = Mails.claimed(store, "orders");
        Claim discarded = Mails.claimed(store, "orders");
        Instant dueAt = Instant.ofEpochMilli(Instant.now().plusSeconds(3600).toEpochMilli());
        store.queue()
                .prepare(
                        BRANCH,
                        List.of(
                                settle(retried, new Outcome.Retry(dueAt, "later")),
                                settle(dead, new Outcome.Dead("hopeless")),
                                settle(forwarded, new Outcome.Forwarded("hospital", "sick")),
                                settle(discarded, new Outcome.Discarded())));

        store.queue().commit(BRANCH);

        assertThat(store.queue().nextDue("orders")).contains(dueAt);
        assertThat(store.queue().claim("hospital", 9))
                .extracting(Claim::attempt)
                .containsExactly(1);
        assertThat(store.admin().deadLetters("orders", 0, 9))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).isEqualTo("hopeless"));
        assertThat(rows("delivery")).isEqualTo(3);
        assertThat(heard()).contains("hospital");
    }

    @Test
    void sendsOnlyWhenCommitted() {
        store.queue().prepare(BRANCH, List.of(send("orders", 300_000), send("orders", 5)));
        heard().clear();
        assertThat(store.queue().claim("orders", 9)).isEmpty();
        assertThat(store.admin().figures().bytes()).as("room is taken").isEqualTo(300_005);

        store.queue().commit(BRANCH);

        assertThat(heard()).containsExactly("orders");
        List<Claim> claims = store.queue().claim("orders", 9);
        assertThat(claims).extracting(Claim::attempt).containsExactly(1, 1);
        assertThat(Mails.read(store, claims.get(0).mail().contentId())).isEqualTo(Mails.octets(300_000));
    }

    @Test
    void sendsNothingWhenRolledBack() {
        store.queue().prepare(BRANCH, List.of(send("orders", 300_000)));

        store.queue().rollback(BRANCH);

        assertEmpty();
    }

    @Test
    void preparesAllOrNothing() {
        Claim stale = Mails.claimed(store, "orders");
        store.queue().settle(stale, new Outcome.Handled());
        Claim claim = Mails.claimed(store, "orders");
        List<BranchWork> work = List.of(
                settle(claim, new Outcome.Handled()), send("other", 300_000), settle(stale, new Outcome.Handled()));

        assertFails(Kind.STALE, () -> store.queue().prepare(BRANCH, work));

        assertThat(store.queue().prepared()).isEmpty();
        store.queue().settle(claim, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void commitsInOnePhaseAllOrNothing() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().commitOnePhase(List.of(settle(claim, new Outcome.Handled()), send("other", 5)));
        Claim other = store.queue().claim("other", 1).get(0);

        assertFails(Kind.STALE, () -> store.queue()
                .commitOnePhase(List.of(
                        settle(other, new Outcome.Handled()),
                        send("other", 300_000),
                        settle(claim, new Outcome.Handled()))));

        assertThat(store.queue().claim("other", 1)).isEmpty();
        store.queue().settle(other, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void refusesABranchThatMakesNoSense() {
        NewMail awaiting = Mails.mail(store, "x".getBytes(), Mails.delivery(store, "orders", true));
        assertThatThrownBy(() -> store.queue().prepare(BRANCH, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.queue().prepare(BRANCH, List.of(new BranchWork.Send(awaiting))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void survivesARestart() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().prepare(BRANCH, List.of(settle(claim, new Outcome.Handled()), send("other", 300_000)));

        reopen();
        assertThat(store.queue().prepared()).containsExactly(BRANCH);
        assertThat(store.queue().claim("orders", 1)).isEmpty();
        store.queue().commit(BRANCH);

        assertThat(store.queue().claim("orders", 1)).isEmpty();
        assertThat(store.queue().claim("other", 1)).hasSize(1);
    }

    @Test
    void isDueAgainWhenRolledBackAfterARestart() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().prepare(BRANCH, List.of(settle(claim, new Outcome.Dead("no"))));
        reopen();

        store.queue().rollback(BRANCH);

        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Handled()));
        assertThat(store.queue().claim("orders", 1)).extracting(Claim::attempt).containsExactly(2);
    }

    @Test
    void isSeenAndResolvedByAnAdministrator() {
        Claim claim = Mails.claimed(store, "orders");
        Branch second = Branch.of(1, new byte[] {9}, new byte[0]);
        store.queue().prepare(BRANCH, List.of(settle(claim, new Outcome.Handled())));
        store.queue().prepare(second, List.of(send("other", 5)));

        List<InDoubt> inDoubt = store.admin().inDoubt();
        assertThat(inDoubt).extracting(InDoubt::branch).containsExactly(BRANCH, second);
        assertThat(inDoubt.get(0).deliveries()).containsExactly(claim.deliveryId());
        assertThat(inDoubt.get(0).preparedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        store.admin().resolve(BRANCH, false);
        store.admin().resolve(second, true);
        assertFails(Kind.NOT_FOUND, () -> store.admin().resolve(second, true));
        assertThat(store.admin().inDoubt()).isEmpty();
        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Handled()));
        assertThat(store.queue().claim("orders", 1)).hasSize(1);
        assertThat(store.queue().claim("other", 1)).hasSize(1);
    }
}
