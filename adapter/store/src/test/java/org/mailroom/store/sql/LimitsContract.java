package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailroom.store.StoreException.Kind;
import org.mailroom.store.StoreSettings;
import org.mailroom.store.queue.Branch;
import org.mailroom.store.queue.BranchWork;
import org.mailroom.store.queue.NewMail;
import org.mailroom.store.queue.Outcome;

/** How much the queue may hold; then room again. */
abstract class LimitsContract extends StoreContract {

    @Override
    StoreSettings settings() {
        return new StoreSettings(3, 1_000_000, 0);
    }

    private NewMail mail(int size) {
        return Mails.mail(store, Mails.octets(size), Mails.delivery(store, "orders", false));
    }

    @Test
    void holdsSoManyMessages() {
        store.queue().accept(mail(1));
        store.queue().accept(mail(1));
        store.queue().settle(Mails.claimed(store, "sick"), new Outcome.Dead("dead letters count"));

        assertFails(Kind.FULL, () -> store.queue().accept(mail(300_000)));
        assertThatThrownBy(() -> store.queue().checkRoom(0))
                .hasMessage("the queue holds 3 messages, its limit (maxQueuedMessages)");
        assertThat(store.admin().figures().full()).contains("maxQueuedMessages");
        settleDown();
        assertThat(rows("content")).isEqualTo(3);

        store.queue().settle(store.queue().claim("orders", 1).get(0), new Outcome.Handled());
        store.queue().checkRoom(0);
        assertThat(store.admin().figures().full()).isEmpty();
        store.queue().accept(mail(1));
        assertFails(Kind.FULL, () -> store.queue().checkRoom(1));
    }

    @Test
    void holdsSoManyOctets() {
        store.queue().accept(mail(600_000));

        assertFails(Kind.FULL, () -> store.queue().checkRoom(400_001));
        store.queue().checkRoom(400_000);
        assertThatThrownBy(() -> store.queue().accept(mail(500_000))).hasMessageContaining("maxQueuedBytes");
        store.queue().accept(mail(400_000));
        assertThatThrownBy(() -> store.queue().checkRoom(0))
                .hasMessage("the queue holds 1000000 octets, its limit (maxQueuedBytes)");
    }

    @Test
    void countsWhatIsPrepared() {
        store.queue().accept(mail(1));
        store.queue().accept(mail(1));
        Branch branch = new Branch("1:2:3");
        List<BranchWork> two = List.of(new BranchWork.Send(mail(1)), new BranchWork.Send(mail(1)));
        assertFails(Kind.FULL, () -> store.queue().prepare(branch, two));
        assertThat(store.queue().prepared()).isEmpty();
        assertThat(rows("message")).isEqualTo(2);

        store.queue().prepare(branch, List.of(new BranchWork.Send(mail(1))));
        assertFails(Kind.FULL, () -> store.queue().accept(mail(1)));
        store.queue().rollback(branch);
        store.queue().accept(mail(1));
    }

    @Test
    void isCountedAgainAfterARestart() {
        for (int i = 0; i < 3; i++) {
            store.queue().accept(mail(i));
        }
        reopen();
        assertFails(Kind.FULL, () -> store.queue().checkRoom(0));
        store.reload();
        assertThat(store.admin().figures().messages()).isEqualTo(3);
        assertThat(store.admin().figures().bytes()).isEqualTo(3);
    }
}
