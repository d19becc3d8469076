package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.Outcome;
import org.mailroom.store.queue.QueueAdmin.DeadLetter;
import org.mailroom.store.queue.QueueAdmin.SubscriptionFigures;

/** What an administrator asks. */
abstract class AdminContract extends StoreContract {

    @Test
    void countsTheQueue() {
        store.queue().accept(Mails.mail(store, "a", "b"));
        store.queue().settle(Mails.claimed(store, "c"), new Outcome.Dead("no"));
        Claim prepared = Mails.claimed(store, "a");
        store.queue().prepare(new Branch("1:2:3"), List.of(new BranchWork.Settle(prepared, new Outcome.Handled())));
        Mails.claimed(store, "b");

        assertThat(store.admin().subscriptions())
                .containsExactly(
                        new SubscriptionFigures("a", 1, 1, 0),
                        new SubscriptionFigures("b", 1, 1, 0),
                        new SubscriptionFigures("c", 0, 0, 1));
        assertThat(store.admin().figures().messages()).isEqualTo(4);
        reopen();
        assertThat(store.admin().figures().messages()).isEqualTo(4);
        assertThat(store.admin().figures().bytes()).isEqualTo(20);
        assertThat(store.admin().figures().full()).isEmpty();
    }

    @Test
    void listsDeadLetters() {
        Claim first = Mails.claimed(store, "a");
        Claim second = Mails.claimed(store, "b");
        Claim third = Mails.claimed(store, "a");
        store.queue().settle(third, new Outcome.Dead("three"));
        store.queue().settle(second, new Outcome.Dead("two"));
        store.queue().settle(first, new Outcome.Dead("line one\r\nline two " + "x".repeat(2000)));

        assertThat(store.admin().deadLetters("", 0, 10))
                .extracting(DeadLetter::deliveryId)
                .containsExactly(first.deliveryId(), second.deliveryId(), third.deliveryId());
        assertThat(store.admin().deadLetters("a", 1, 10))
                .containsExactly(new DeadLetter(third.deliveryId(), "a", Mails.RECIPIENTS, 1, "three", third.mail()));
        assertThat(store.admin().deadLetters("", 0, 1).get(0).reason())
                .startsWith("line one line two x")
                .hasSize(1000);
        assertThat(store.admin().deadLetters("nobody", 0, 10)).isEmpty();
    }

    @Test
    void triesADeadLetterAgain() {
        Claim claim = Mails.claimed(store, "a");
        store.queue().settle(claim, new Outcome.Retry(Instant.now(), "again"));
        Claim second = store.queue().claim("a", 1).get(0);
        store.queue().settle(second, new Outcome.Dead("no"));
        assertThat(store.admin().deadLetters("a", 0, 1).get(0).attempts()).isEqualTo(2);
        heard().clear();

        store.admin().retry(claim.deliveryId());

        assertThat(heard()).containsExactly("a");
        assertThat(store.queue().claim("a", 1)).extracting(Claim::attempt).containsExactly(1);
        assertFails(Kind.NOT_FOUND, () -> store.admin().retry(claim.deliveryId()));
        assertFails(Kind.NOT_FOUND, () -> store.admin().delete(claim.deliveryId()));
    }

    @Test
    void deletesADeadLetter() {
        Claim claim = Mails.claimed(store, "a");
        store.queue().settle(claim, new Outcome.Dead("no"));

        store.admin().delete(claim.deliveryId());

        assertEmpty();
    }
}
