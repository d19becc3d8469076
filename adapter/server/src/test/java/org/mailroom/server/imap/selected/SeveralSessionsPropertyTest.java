package org.mailroom.server.imap.selected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mailroom.server.imap.selected.ModelClient.Message;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MessageFlags;
import org.mailroom.store.mailbox.MessageRow;

/** Several sessions do anything with one mailbox: what each client makes of its responses is the truth once it has heard all. */
class SeveralSessionsPropertyTest {

    private static final List<Enabled> KINDS = List.of(
            Enabled.NOTHING,
            new Enabled(true, false, false, false),
            new Enabled(false, true, false, false),
            new Enabled(false, false, true, false),
            new Enabled(true, true, true, true));

    private static final class Session {

        final SelectedMailbox selected;
        final ModelClient client;
        int wakes;

        Session(SharedMailbox mailbox, boolean readOnly, Enabled enabled) {
            selected = SelectedMailbox.open(mailbox::open, readOnly, enabled, () -> wakes++);
            client = new ModelClient(selected);
        }

        void catchUp(boolean mayExpunge) {
            client.hear(selected.catchUp(mayExpunge), mayExpunge);
            wakes = 0;
        }
    }

    @Property(tries = 80)
    void eachClientKnowsTheTruth(@ForAll long seed) {
        Random random = new Random(seed);
        SharedMailbox mailbox = new SharedMailbox();
        for (int i = random.nextInt(30); i > 0; i--) {
            mailbox.arrive(flags(random));
        }
        List<Session> sessions = new ArrayList<>();
        for (Enabled enabled : KINDS) {
            sessions.add(new Session(mailbox, random.nextInt(4) == 0, enabled));
        }
        for (int step = 0; step < 120; step++) {
            step(random, mailbox, sessions.get(random.nextInt(sessions.size())));
            sessions.forEach(session -> assertThat(session.wakes).isLessThanOrEqualTo(1));
            sessions.forEach(session -> assertNothingIsLost(session, mailbox));
        }
        for (Session session : sessions) {
            session.catchUp(true);
            assertKnowsTheTruth(session, mailbox);
            assertThat(session.selected.catchUp(true)).isEmpty();
        }
        assertEachIsRecentOnce(sessions, mailbox);
        sessions.forEach(session -> session.selected.close());
        assertThat(mailbox.openCount()).isZero();
    }

    private static void step(Random random, SharedMailbox mailbox, Session session) {
        switch (random.nextInt(8)) {
            case 0, 1 -> mailbox.arrive(flags(random));
            case 2 -> mailbox.expunge(some(random, mailbox.snapshot().uidNext()));
            case 3 -> mailbox.store(some(random, mailbox.snapshot().uidNext()), change(random), Long.MAX_VALUE);
            case 4, 5 -> store(random, mailbox, session);
            case 6 -> session.catchUp(false);
            default -> {
                session.catchUp(true);
                assertKnowsTheTruth(session, mailbox);
            }
        }
    }

    /** A STORE with what the server does around it: nothing has gone for the client until it has ended. */
    private static void store(Random random, SharedMailbox mailbox, Session session) {
        List<Message> messages = session.client.messages().stream()
                .filter(message -> random.nextInt(4) == 0)
                .toList();
        long[] uids = messages.stream().mapToLong(message -> message.uid).toArray();
        FlagChange change = change(random);
        boolean silent = random.nextBoolean();
        boolean conditional = session.selected.enabled().condstore() && random.nextInt(3) == 0;
        long since = conditional ? mailbox.snapshot().highestModSeq() - random.nextInt(5) : Long.MAX_VALUE;
        ChangedFlags result = mailbox.store(uids, change, since);
        if (random.nextInt(3) == 0) {
            // Somebody else is quicker than the response
            mailbox.store(some(random, mailbox.snapshot().uidNext()), change(random), Long.MAX_VALUE);
        }
        if (silent) {
            // Of those that have gone the client is to hear anyway
            messages.stream()
                    .filter(message -> Arrays.binarySearch(result.refused(), message.uid) < 0)
                    .forEach(message -> session.client.change(message, change.applied(message.flags)));
        }
        session.client.hear(session.selected.stored(uids, result, change, silent), false);
        session.catchUp(false);
    }

    private static void assertKnowsTheTruth(Session session, SharedMailbox mailbox) {
        List<MessageRow> rows = List.copyOf(mailbox.rows().values());
        List<Message> known = session.client.messages();
        assertThat(known.stream().map(message -> message.uid))
                .isEqualTo(rows.stream().map(MessageRow::uid).toList());
        assertThat(known.stream().map(message -> message.flags))
                .isEqualTo(rows.stream().map(MessageRow::flags).toList());
        if (session.selected.enabled().condstore()) {
            assertThat(known.stream().map(message -> message.modSeq))
                    .isEqualTo(rows.stream().map(MessageRow::modSeq).toList());
        }
        long recent = rows.stream()
                .filter(row -> session.selected.isRecent(row.uid()))
                .count();
        if (!session.selected.enabled().rev2()) {
            assertThat(session.client.recent()).isEqualTo(recent);
        }
    }

    /** Were the connection lost now, all that the client does not know came after what it resynchronizes from. */
    private static void assertNothingIsLost(Session session, SharedMailbox mailbox) {
        if (!session.selected.enabled().qresync()) {
            return;
        }
        for (Message message : session.client.messages()) {
            MessageRow row = mailbox.rows().get(message.uid);
            long changedAt = row == null ? mailbox.expungedAt(message.uid) : row.modSeq();
            if (row == null || !row.flags().equals(message.flags)) {
                assertThat(changedAt).isGreaterThan(session.client.highestModSeq());
            }
        }
    }

    private static void assertEachIsRecentOnce(List<Session> sessions, SharedMailbox mailbox) {
        for (long uid : mailbox.rows().keySet()) {
            assertThat(sessions.stream()
                            .filter(session -> !session.selected.isReadOnly())
                            .filter(session -> session.selected.isRecent(uid))
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static long[] some(Random random, long uidNext) {
        return random.longs(random.nextInt(5), 1, uidNext + 1)
                .sorted()
                .distinct()
                .toArray();
    }

    private static FlagChange change(Random random) {
        FlagChange.Kind[] kinds = FlagChange.Kind.values();
        return new FlagChange(kinds[random.nextInt(kinds.length)], flags(random));
    }

    private static MessageFlags flags(Random random) {
        List<String> all = List.of("work", "WORK", "$Junk", "later");
        return new MessageFlags(random.nextInt(32) & random.nextInt(32), all.subList(0, random.nextInt(3)));
    }
}
