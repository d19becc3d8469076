package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.queue.Outcome;
import org.mailroom.store.queue.Subscription;

/** Subscriptions. */
abstract class SubscriptionContract extends StoreContract {

    @Test
    void areKeptInTheOrderOfTheirNames() {
        Subscription orders = new Subscription("orders", List.of("orders@*", "regex:a b\\s"), true);
        Subscription archive = new Subscription("Zarchive", List.of(), false);
        store.subscriptions().save(orders);
        store.subscriptions().save(archive);

        reopen();

        assertThat(store.subscriptions().list()).containsExactly(archive, orders);
    }

    @Test
    void areReplaced() {
        store.subscriptions().save(new Subscription("orders", List.of("a@b"), true));
        Subscription changed = new Subscription("orders", List.of("c@d", "e@f"), false);

        store.subscriptions().save(changed);

        assertThat(store.subscriptions().list()).containsExactly(changed);
    }

    @Test
    void areDeletedWithTheirDeliveries() {
        store.subscriptions().save(new Subscription("orders", List.of(), false));
        store.queue().accept(Mails.mail(store, "orders", "other"));
        store.queue().settle(Mails.claimed(store, "orders"), new Outcome.Dead("no"));
        Mails.claimed(store, "orders");

        assertThat(store.subscriptions().delete("orders")).isEqualTo(3);

        assertThat(store.subscriptions().list()).isEmpty();
        assertThat(rows("message")).isEqualTo(1);
        store.queue().settle(store.queue().claim("other", 1).get(0), new Outcome.Handled());
        assertEmpty();
        assertFails(Kind.NOT_FOUND, () -> store.subscriptions().delete("orders"));
    }

    @Test
    void haveNamesThatCanBeKept() {
        for (String name : List.of("", "x".repeat(201), "a\nb")) {
            assertThatThrownBy(() -> store.subscriptions().save(new Subscription(name, List.of(), false)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.subscriptions().save(new Subscription("a", List.of("b\nc"), false)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
