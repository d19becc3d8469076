package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.content.ContentWriter;
import org.mailroom.store.queue.Claim;
import org.mailroom.store.queue.MailEnvelope;
import org.mailroom.store.queue.MailRecipient;
import org.mailroom.store.queue.NewDelivery;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** The delivery queue. */
abstract class QueueContract extends StoreContract {

    @Test
    void claimsWhatWasAccepted() {
        NewMail mail = Mails.mail(store, "orders");

        assertThat(store.queue().accept(mail)).isEmpty();

        Claim claim = store.queue().claim("orders", 10).get(0);
        assertThat(claim.deliveryId()).isEqualTo(mail.deliveries().get(0).id());
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.recipients()).isEqualTo(Mails.RECIPIENTS);
        assertThat(claim.mail().id()).isEqualTo(mail.id());
        assertThat(claim.mail().size()).isEqualTo(5);
        assertThat(claim.mail().receivedAt().toEpochMilli())
                .isEqualTo(mail.receivedAt().toEpochMilli());
        assertThat(claim.mail().envelope()).isEqualTo(Mails.ENVELOPE);
        assertThat(Mails.read(store, claim.mail().contentId())).asString().isEqualTo("Hello");
        assertThat(store.queue().claim("orders", 10)).as("claimed once").isEmpty();
        assertThat(heard()).contains("orders");
    }

    @Test
    void keepsAnEnvelopeOfWhichLittleIsKnown() {
        MailEnvelope bare = new MailEnvelope("", Map.of(), "SMTP", "", 0, "", null, null, null);
        NewMail mail = new NewMail(
                store.queue().nextId(),
                Instant.now(),
                bare,
                store.content().write(),
                List.of(Mails.delivery(store, "orders", false)));

        store.queue().accept(mail);

        Claim claim = store.queue().claim("orders", 1).get(0);
        assertThat(claim.mail().envelope()).isEqualTo(bare);
        assertThat(Mails.read(store, claim.mail().contentId())).isEmpty();
    }

    @Test
    void refusesWhatCannotBeKeptAndLeavesTheBodyToItsWriter() {
        for (String address : List.of("a\tb@c", "a\rb@c", "a\nb@c", "a\0b@c")) {
            ContentWriter body = Mails.body(store, Mails.octets(300_000));
            NewDelivery delivery = new NewDelivery(
                    store.queue().nextId(), "orders", List.of(new MailRecipient(address, Map.of())), false);
            NewMail mail = new NewMail(store.queue().nextId(), Instant.now(), Mails.ENVELOPE, body, List.of(delivery));

            assertThatThrownBy(() -> store.queue().accept(mail)).isInstanceOf(IllegalArgumentException.class);
            body.close();
        }
        settleDown();
        assertEmpty();
    }

    @Test
    void refusesTwoDeliveriesForOneSubscription() {
        assertThatThrownBy(() -> store.queue().accept(Mails.mail(store, "orders", "orders")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void claimsTheLongestDueFirst() {
        Claim first = Mails.claimed(store, "orders");
        Claim second = Mails.claimed(store, "orders");
        Claim third = Mails.claimed(store, "orders");
        Instant now = Instant.now();
        store.queue().settle(first, new Outcome.Retry(now.minusSeconds(10), "later"));
        store.queue().settle(second, new Outcome.Retry(now.minusSeconds(20), "earlier"));
        store.queue().settle(third, new Outcome.Retry(now.minusSeconds(20), "as early"));

        assertThat(store.queue().claim("orders", 2))
                .extracting(Claim::deliveryId)
                .containsExactly(second.deliveryId(), third.deliveryId());
        assertThat(store.queue().claim("orders", 2))
                .extracting(Claim::deliveryId)
                .containsExactly(first.deliveryId());
    }

    @Test
    void claimsNothingForAnUnknownSubscription() {
        assertThat(store.queue().claim("nobody", 1000)).isEmpty();
        assertThat(store.queue().nextDue("nobody")).isEmpty();
        assertThatThrownBy(() -> store.queue().claim("nobody", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.queue().claim("nobody", 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deletesEverythingWithTheLastDelivery() {
        store.queue().accept(Mails.mail(store, "orders", "archive"));
        Claim order = store.queue().claim("orders", 1).get(0);
        Claim copy = store.queue().claim("archive", 1).get(0);
        assertThat(copy.mail()).isEqualTo(order.mail());

        store.queue().settle(order, new Outcome.Handled());
        assertThat(Mails.read(store, copy.mail().contentId())).hasSize(5);
        assertThat(store.admin().figures().bytes()).isEqualTo(5);

        store.queue().settle(copy, new Outcome.Discarded());
        assertEmpty();
    }

    @Test
    void triesAgainWhenDue() {
        Claim claim = Mails.claimed(store, "orders");
        Instant dueAt = Instant.now().plus(Duration.ofHours(1));

        store.queue().settle(claim, new Outcome.Retry(dueAt, "not now"));

        assertThat(store.queue().claim("orders", 1)).isEmpty();
        assertThat(store.queue().nextDue("orders")).contains(Instant.ofEpochMilli(dueAt.toEpochMilli()));
    }

    @Test
    void countsAttempts() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().settle(claim, new Outcome.Retry(Instant.now(), "again"));

        Claim second = store.queue().claim("orders", 1).get(0);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.deliveryId()).isEqualTo(claim.deliveryId());

        store.queue().giveBack(List.of(second));
        assertThat(store.queue().claim("orders", 1).get(0).attempt()).isEqualTo(2);
    }

    @Test
    void givesBackWhatWasClaimedWithoutAnAnswer() {
        store.queue().accept(Mails.mail(store, "orders"));
        store.queue().accept(Mails.mail(store, "orders"));
        Claim known = store.queue().claim("orders", 1).get(0);
        Claim lost = store.queue().claim("orders", 1).get(0);

        store.queue().giveBackUnknown("orders", List.of(known));

        assertFails(Kind.STALE, () -> store.queue().settle(lost, new Outcome.Handled()));
        Claim again = store.queue().claim("orders", 10).get(0);
        assertThat(again.deliveryId()).isEqualTo(lost.deliveryId());
        store.queue().settle(known, new Outcome.Handled());
        store.queue().settle(again, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void forwardsWithItsAttemptsCountedAnew() {
        store.queue().settle(Mails.claimed(store, "orders"), new Outcome.Forwarded("hospital", "sick"));

        assertThat(heard()).contains("hospital");
        Claim forwarded = store.queue().claim("hospital", 1).get(0);
        assertThat(forwarded.attempt()).isEqualTo(1);
        assertThat(forwarded.recipients()).isEqualTo(Mails.RECIPIENTS);
    }

    @Test
    void settlesOnce() {
        Claim claim = Mails.claimed(store, "orders");
        store.queue().settle(claim, new Outcome.Retry(Instant.now(), "again"));

        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Handled()));
        store.queue().giveBack(List.of(claim)); // silently nothing

        Claim second = store.queue().claim("orders", 1).get(0);
        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Dead("late")));
        store.queue().settle(second, new Outcome.Handled());
        assertEmpty();
    }

    @Test
    void makesClaimsDueAgainAfterARestartAndCountsThem() {
        Claim claim = Mails.claimed(store, "orders");

        reopen();

        assertFails(Kind.STALE, () -> store.queue().settle(claim, new Outcome.Handled()));
        assertThat(store.queue().claim("orders", 1).get(0).attempt()).isEqualTo(2);
    }

    @Test
    void givesIdsThatGrowAcrossRestarts() {
        long last = 0;
        for (int start = 0; start < 3; start++) {
            for (int i = 0; i < 20_000; i++) {
                long id = store.queue().nextId();
                assertThat(id).isGreaterThan(last);
                last = id;
            }
            reopen();
        }
    }

    @Test
    void answersNothingOnceClosed() {
        ContentWriter body = store.content().write();
        store.close();

        assertFails(Kind.UNAVAILABLE, () -> store.queue().claim("orders", 1));
        assertFails(Kind.UNAVAILABLE, () -> store.queue().nextDue("orders"));
        body.close();
        store.close();
    }

    @Test
    void isNotDisturbedByAnInterrupt() {
        NewMail mail = Mails.mail(store, "orders");
        Thread.currentThread().interrupt();
        try {
            store.queue().accept(mail);
            assertThat(store.queue().nextDue("orders")).isPresent();
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        }
    }
}
