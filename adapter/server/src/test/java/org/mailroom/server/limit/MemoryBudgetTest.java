package org.mailroom.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mailroom.server.limit.MemoryAccount.Holding;

/** Everybody has a share, some have a place, the rest waits in turn; nothing is left. */
class MemoryBudgetTest {

    private static final int PLACE = 256 * 1024;

    private final LiveLimits limits = new LiveLimits(limits());
    private final MemoryBudget budget = new MemoryBudget(limits, this::nanoTime);
    private final List<MemoryAccount> ended = new ArrayList<>();
    private long nanoTime = Long.MAX_VALUE - 5;

    /** Two places, and a share of 1000 octets. */
    private static ServerLimits limits() {
        ServerLimits small = Limit.MAX_MEMORY.in(ServerLimits.DEFAULTS, 4L * PLACE);
        return Limit.MAX_CONNECTIONS.in(small, 2 * PLACE / 1000);
    }

    private long nanoTime() {
        return nanoTime;
    }

    private MemoryAccount account(String peer) {
        var made = new MemoryAccount[1];
        try {
            made[0] = new MemoryAccount(budget, InetAddress.getByName(peer), Runnable::run, () -> ended.add(made[0]));
            return made[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void pass(long seconds) {
        nanoTime += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void givesAShareToEverybodyAndAPlaceToTwo() {
        var one = account("192.0.2.1");
        var other = account("192.0.2.2");
        var third = account("192.0.2.3");
        assertThat(one.room(10_000)).isEqualTo(10_000);
        assertThat(other.room(1_000_000)).isEqualTo(PLACE);
        assertThat(third.room(10_000)).isBetween(1000, 1001);
        assertThat(third.mayGrow()).isTrue();
        third.holding().set(1100);
        assertThat(third.mayGrow()).isFalse();
        assertThat(third.room(10_000)).isEqualTo(MemoryBudget.LEAST_SHARE);
        assertThat(budget.held()).isEqualTo(1100);
        assertThat(budget.use()).isEqualTo(1.0);
        List.of(one, other, third).forEach(MemoryAccount::close);
        assertThat(budget.isUnused()).isTrue();
    }

    @Test
    void givesThePlaceBackAtTheEndOfWhatWasBegun() {
        var one = account("192.0.2.1");
        Holding input = one.holding();
        Holding content = one.holding();
        input.set(5000);
        assertThat(one.mayGrow()).isTrue();
        assertThat(budget.places()).isOne();
        content.set(PLACE - 5000);
        assertThat(one.mayGrow()).isFalse();
        List<String> done = new ArrayList<>();
        one.whenRoom(() -> done.add("room"));
        assertThat(done).isEmpty();
        content.set(0);
        assertThat(done).containsExactly("room");
        assertThat(budget.places()).isOne();
        input.set(0);
        assertThat(budget.places()).isZero();
        assertThat(budget.isUnused()).isTrue();
    }

    /** However much of its place is taken, there is room for what a layer has to hold of a record. */
    @Test
    void givesLayersTheirRoomInAPlace() {
        limits.set(Limit.MAX_MEMORY, 8L * PLACE);
        var one = account("192.0.2.1");
        one.addLayer(1000);
        Holding content = one.holding();
        content.set(PLACE - 1);
        one.holding().set(1000);
        assertThat(one.mayGrow()).isTrue();
        assertThat(one.room(10_000)).isEqualTo(2048);
        content.set(PLACE);
        assertThat(one.mayGrow()).isFalse();
        var other = account("192.0.2.2");
        other.holding().set(PLACE);
        assertThat(other.mayGrow()).as("without a layer").isFalse();
        assertThat(budget.places()).isEqualTo(2);
        one.close();
        other.close();
        assertThat(budget.isUnused()).isTrue();
    }

    @Test
    void letsPeersWaitInTurn() {
        var first = full("192.0.2.1");
        var second = full("192.0.2.1");
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String name = "crowd " + i;
            waiting("192.0.2.1").whenRoom(() -> done.add(name));
        }
        waiting("192.0.2.2").whenRoom(() -> done.add("single"));
        assertThat(budget.waiting()).isEqualTo(4);
        first.close();
        assertThat(done).containsExactly("crowd 0");
        second.close();
        assertThat(done).containsExactly("crowd 0", "single");
        assertThat(budget.waiting()).isEqualTo(2);
    }

    private MemoryAccount full(String peer) {
        var account = waiting(peer);
        assertThat(account.mayGrow()).isTrue();
        return account;
    }

    private MemoryAccount waiting(String peer) {
        var account = account(peer);
        account.holding().set(2000);
        return account;
    }

    @Test
    void endsWhoKeepsAPlaceWhileOthersWait() {
        var idle = full("192.0.2.1");
        var busy = account("192.0.2.2");
        busy.pin(() -> {});
        pass(20);
        assertThat(budget.tick()).as("nobody waits").isEmpty();
        waiting("192.0.2.3").whenRoom(() -> {});
        waiting("192.0.2.4").whenRoom(() -> {});
        pass(4);
        assertThat(budget.tick()).as("nobody has waited for long").isEmpty();
        pass(1);
        busy.renew();
        assertThat(budget.tick()).hasSize(1);
        assertThat(ended).containsExactly(idle);
        idle.close();
        assertThat(budget.waiting()).isOne();
    }

    @Test
    void keepsAPinnedPlace() {
        var account = account("192.0.2.1");
        List<String> done = new ArrayList<>();
        account.pin(() -> done.add("place"));
        Holding output = account.holding();
        output.set(5000);
        output.set(0);
        assertThat(budget.places()).isOne();
        account.unpin();
        assertThat(budget.places()).isZero();
        full("192.0.2.2");
        var other = full("192.0.2.2");
        account.pin(() -> done.add("later"));
        assertThat(done).containsExactly("place");
        other.close();
        assertThat(done).containsExactly("place", "later");
    }

    @Test
    void makesPlacesWhenTheLimitGrows() {
        full("192.0.2.1");
        full("192.0.2.1");
        List<String> done = new ArrayList<>();
        waiting("192.0.2.1").whenRoom(() -> done.add("room"));
        limits.set(Limit.MAX_MEMORY, 6L * PLACE);
        budget.tick();
        assertThat(done).containsExactly("room");
    }

    /** Whatever connections do, no more is held than there may be, but for the least read of each; at the end it is nothing. */
    @Property(tries = 300)
    void holdsWhatItMayAndEndsAtNothing(@ForAll long seed) {
        var random = new Random(seed);
        List<MemoryAccount> open = new ArrayList<>();
        List<Holding> holdings = new ArrayList<>();
        long[] octets = new long[12];
        for (int i = 0; i < octets.length; i++) {
            var account = account("192.0.2." + i % 4);
            open.add(account);
            holdings.add(account.holding());
        }
        for (int step = 0; step < 200; step++) {
            int i = random.nextInt(octets.length);
            MemoryAccount account = open.get(i);
            if (random.nextInt(3) == 0) {
                octets[i] = 0;
            } else if (account.mayGrow()) {
                octets[i] += account.room(1 + random.nextInt(40_000));
            } else {
                account.whenRoom(() -> {});
            }
            holdings.get(i).set(octets[i]);
            assertThat(budget.held()).isLessThanOrEqualTo(budget.most() + 12 * 2048);
            assertThat(budget.places()).isLessThanOrEqualTo(2);
        }
        open.forEach(MemoryAccount::close);
        assertThat(budget.isUnused()).isTrue();
    }
}
