package org.mailroom.it.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** What clients that act at the same time were told has been done, and what they asked for without an answer. */
final class StormLedger {

    /** Which message is under a UID; it never changes. */
    private final Map<Long, Integer> contents = new ConcurrentHashMap<>();

    /** UIDs of messages that a response said were filed. */
    private final Set<Long> filed = new ConcurrentSkipListSet<>();

    /** Numbers of messages that somebody began to file. */
    private final Set<Integer> begun = new ConcurrentSkipListSet<>();

    private final Set<Long> doomed = new ConcurrentSkipListSet<>();
    private final Set<Long> gone = new ConcurrentSkipListSet<>();
    private final Set<Long> moved = new ConcurrentSkipListSet<>();
    private final AtomicLong highestModSeq = new AtomicLong();

    void noteBegun(int number) {
        begun.add(number);
    }

    void noteFiled(long uid, int number) {
        assertThat(filed.add(uid)).as("UID %d is new", uid).isTrue();
        noteContent(uid, number);
    }

    /** Somebody read the message. */
    void noteContent(long uid, int number) {
        Integer known = contents.putIfAbsent(uid, number);
        assertThat(known == null ? number : known)
                .as("the message with UID %d", uid)
                .isEqualTo(number);
    }

    /** Somebody is about to have it removed. */
    void noteDoomed(long uid) {
        doomed.add(uid);
    }

    /** A response said that it is there no more. */
    void noteGone(long uid) {
        gone.add(uid);
    }

    /** A response said that it is in the other mailbox. */
    void noteMoved(long uid) {
        moved.add(uid);
    }

    void noteModSeq(long modSeq) {
        highestModSeq.accumulateAndGet(modSeq, Math::max);
    }

    long highestModSeq() {
        return highestModSeq.get();
    }

    /** That these messages are in the other mailbox agrees with all that was told. */
    void mustHaveMoved(Collection<Integer> numbers) {
        assertThat(numbers).as("what was moved").doesNotHaveDuplicates();
        for (long uid : moved) {
            if (contents.containsKey(uid)) {
                assertThat(numbers).contains(contents.get(uid));
            }
        }
    }

    /** That the mailbox has these messages, by UID, agrees with all that was told. */
    void mustAgree(Map<Long, Integer> messages) {
        messages.forEach(this::noteContent);
        assertThat(begun).as("nothing that nobody filed").containsAll(messages.values());
        assertThat(messages.values()).as("nothing twice").doesNotHaveDuplicates();
        assertThat(messages.keySet()).as("what was removed").doesNotContainAnyElementsOf(gone);
        Set<Long> expected = new ConcurrentSkipListSet<>(filed);
        expected.removeAll(doomed);
        assertThat(messages.keySet()).as("what was filed, and nobody removed").containsAll(expected);
    }
}
