package org.mailroom.store.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A mailbox that changes at random, beside a plain map of what is in it. */
final class RandomMailbox {

    private final Random random;
    private final TreeMap<Long, MessageRow> rows = new TreeMap<>();
    private long uidNext = 1;
    private long modSeq = 1;
    private MailboxSnapshot snapshot = MailboxSnapshot.of(7, 1, 1, List.of());

    RandomMailbox(long seed) {
        random = new Random(seed);
    }

    MailboxSnapshot snapshot() {
        return snapshot;
    }

    /** What is in it, ascending by UID. */
    List<MessageRow> rows() {
        return List.copyOf(rows.values());
    }

    long uidNext() {
        return uidNext;
    }

    /** Changes few or many messages, near to each other or far apart. */
    void change(int maxArrivals) {
        modSeq++;
        long[] expunged = expunge();
        List<MessageRow> changed = new ArrayList<>(flag());
        int arrivals = random.nextInt(3) == 0 ? random.nextInt(maxArrivals + 1) : random.nextInt(3);
        for (int i = 0; i < arrivals; i++) {
            uidNext += random.nextInt(3);
            changed.add(row(uidNext++, MessageFlags.NONE));
        }
        changed.forEach(row -> rows.put(row.uid(), row));
        snapshot = snapshot.with(changed, expunged, uidNext, modSeq);
    }

    private long[] expunge() {
        long[] expunged = some();
        for (long uid : expunged) {
            rows.remove(uid);
        }
        return expunged;
    }

    private List<MessageRow> flag() {
        List<MessageRow> changed = new ArrayList<>();
        for (long uid : some()) {
            changed.add(row(uid, new MessageFlags(random.nextInt(32), List.of())));
        }
        return changed;
    }

    /** UIDs of some messages: none, a stretch of them, or each with some probability. */
    private long[] some() {
        if (rows.isEmpty() || random.nextBoolean()) {
            return new long[0];
        }
        if (random.nextBoolean()) {
            double share = random.nextDouble() * random.nextDouble();
            return uids().stream()
                    .filter(uid -> random.nextDouble() < share)
                    .mapToLong(uid -> uid)
                    .toArray();
        }
        int from = random.nextInt(rows.size());
        int to = from + random.nextInt(rows.size() - from) + 1;
        return uids().subList(from, to).stream().mapToLong(uid -> uid).toArray();
    }

    private List<Long> uids() {
        return List.copyOf(rows.keySet());
    }

    private MessageRow row(long uid, MessageFlags flags) {
        return new MessageRow(uid, modSeq, flags, uid * 100, uid * 1000, uid * 1001, uid);
    }
}
