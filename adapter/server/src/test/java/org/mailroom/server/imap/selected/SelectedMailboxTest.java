package org.mailroom.server.imap.selected;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.MessageFlags;

class SelectedMailboxTest {

    private static final Enabled CONDSTORE = new Enabled(false, true, false, false);
    private static final Enabled QRESYNC = new Enabled(false, false, true, false);
    private static final FlagChange SEE = new FlagChange(FlagChange.Kind.ADD, flags(MessageFlags.SEEN));
    private static final FlagChange ANSWER = new FlagChange(FlagChange.Kind.ADD, flags(MessageFlags.ANSWERED));

    private final SharedMailbox mailbox = new SharedMailbox();
    private final AtomicInteger wakes = new AtomicInteger();

    @Test
    void expungesAreCountedFromTheLastAndThenMailIsTold() {
        fill(5);
        SelectedMailbox selected = select(Enabled.NOTHING);
        mailbox.expunge(2, 3, 5);
        mailbox.arrive(MessageFlags.NONE);
        store(4, ANSWER);
        assertThat(told(selected, true))
                .containsExactly(
                        "* 5 EXPUNGE",
                        "* 3 EXPUNGE",
                        "* 2 EXPUNGE",
                        "* 3 EXISTS",
                        "* 3 RECENT",
                        "* 2 FETCH (FLAGS (\\Answered \\Recent))");
    }

    @Test
    void withQresyncMessagesVanish() {
        fill(6);
        SelectedMailbox selected = select(QRESYNC);
        mailbox.expunge(2, 3, 5);
        store(6, ANSWER);
        assertThat(told(selected, true))
                .containsExactly(
                        "* VANISHED 2:3,5", "* 3 RECENT", "* 3 FETCH (UID 6 FLAGS (\\Answered \\Recent) MODSEQ (9))");
    }

    @Test
    void whatVanishesFromALargeMailboxIsToldInSeveralLines() {
        fill(3001);
        SelectedMailbox selected = select(QRESYNC);
        mailbox.expunge(
                LongStream.rangeClosed(1, 3001).filter(uid -> uid % 2 == 1).toArray());
        List<String> lines = told(selected, true);
        assertThat(lines.stream().filter(line -> line.startsWith("* VANISHED"))).hasSize(4);
        assertThat(lines).allMatch(line -> line.length() < 4000);
    }

    @Test
    void messagesThatHaveGoneAreCountedUntilThatIsTold() throws Exception {
        fill(3);
        SelectedMailbox selected = select(Enabled.NOTHING);
        mailbox.expunge(2);
        mailbox.arrive(MessageFlags.NONE);
        assertThat(told(selected, false)).containsExactly("* 4 EXISTS", "* 4 RECENT");
        assertThat(selected.numbered(SequenceSet.parse("2,4"))).containsExactly(2, 4);
        assertThat(selected.numberOf(3)).isEqualTo(3);
        assertThat(told(selected, false)).isEmpty();
        assertThat(told(selected, true)).containsExactly("* 2 EXPUNGE", "* 3 RECENT");
        assertThat(selected.numbered(SequenceSet.parse("2:*"))).containsExactly(3, 4);
        assertThat(selected.numberOf(2)).isZero();
    }

    @Test
    void whileExpungesAreWithheldTheClientKnowsFromWhereToResynchronize() {
        fill(3);
        SelectedMailbox selected = select(QRESYNC);
        mailbox.expunge(2);
        store(3, ANSWER);
        assertThat(told(selected, false))
                .containsExactly(
                        "* 3 FETCH (UID 3 FLAGS (\\Answered \\Recent) MODSEQ (6))",
                        "* OK [HIGHESTMODSEQ 4] So far all has been told");
        assertThat(selected.highestModSeq()).isEqualTo(4);
        assertThat(told(selected, true))
                .containsExactly("* VANISHED 2", "* 2 RECENT", "* OK [HIGHESTMODSEQ 6] So far all has been told");
    }

    @Test
    void onesOwnSilentStoreIsNotToldAgain() {
        fill(2);
        SelectedMailbox selected = select(Enabled.NOTHING);
        assertThat(lines(selected, selected.stored(uids(1, 2), store(uids(1, 2), SEE), SEE, true)))
                .isEmpty();
        assertThat(told(selected, true)).isEmpty();
        store(1, ANSWER);
        assertThat(told(selected, true)).containsExactly("* 1 FETCH (FLAGS (\\Answered \\Seen \\Recent))");
    }

    @Test
    void aSilentStoreTellsWhatOthersHaveChangedInTheSameMessages() {
        fill(2);
        SelectedMailbox selected = select(Enabled.NOTHING);
        store(2, ANSWER);
        assertThat(lines(selected, selected.stored(uids(1, 2), store(uids(1, 2), SEE), SEE, true)))
                .containsExactly("* 2 FETCH (FLAGS (\\Answered \\Seen \\Recent))");
        assertThat(told(selected, true)).isEmpty();
    }

    @Test
    void aStoreThatIsNotSilentTellsAllMessages() {
        fill(2);
        SelectedMailbox selected = select(Enabled.NOTHING);
        store(1, SEE);
        assertThat(lines(selected, selected.stored(uids(1, 2), store(uids(1, 2), SEE), SEE, false)))
                .containsExactly("* 1 FETCH (FLAGS (\\Seen \\Recent))", "* 2 FETCH (FLAGS (\\Seen \\Recent))");
        assertThat(told(selected, true)).isEmpty();
    }

    @Test
    void withCondstoreTheModificationSequenceIsToldEvenIfSilent() {
        fill(2);
        SelectedMailbox selected = select(CONDSTORE);
        store(2, ANSWER);
        assertThat(lines(selected, selected.stored(uids(1, 2), store(uids(1, 2), SEE), SEE, true)))
                .containsExactly(
                        "* 1 FETCH (UID 1 MODSEQ (5))",
                        "* 2 FETCH (UID 2 FLAGS (\\Answered \\Seen \\Recent) MODSEQ (5))");
        assertThat(told(selected, true)).isEmpty();
    }

    @Test
    void refusedMessagesAreNotTold() {
        fill(2);
        SelectedMailbox selected = select(CONDSTORE);
        ChangedFlags result = mailbox.store(uids(1, 2), SEE, 2);
        assertThat(lines(selected, selected.stored(uids(1, 2), result, SEE, true)))
                .containsExactly("* 1 FETCH (UID 1 MODSEQ (4))");
    }

    @Test
    void flagsThatAFetchHasToldAreNotToldAgain() {
        fill(2);
        SelectedMailbox selected = select(Enabled.NOTHING);
        selected.wasTold(store(uids(1, 2), SEE).changed());
        assertThat(told(selected, true)).isEmpty();
    }

    @Test
    void changesThatOnlyModificationSequencesShowAreForThoseWhoKnowThem() {
        fill(1);
        SelectedMailbox plain = select(Enabled.NOTHING);
        SelectedMailbox condstore = select(CONDSTORE);
        store(1, SEE);
        store(1, new FlagChange(FlagChange.Kind.REMOVE, flags(MessageFlags.SEEN)));
        assertThat(told(plain, true)).isEmpty();
        assertThat(told(condstore, true)).containsExactly("* 1 FETCH (UID 1 FLAGS () MODSEQ (4))");
    }

    @Test
    void newKeywordsAreToldBeforeTheyAreUsed() {
        fill(1);
        SelectedMailbox selected = select(Enabled.NOTHING);
        store(1, new FlagChange(FlagChange.Kind.ADD, new MessageFlags(0, List.of("Work"))));
        assertThat(told(selected, true))
                .containsExactly(
                        "* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft Work)",
                        "* 1 FETCH (FLAGS (\\Recent Work))");
        FlagChange change = new FlagChange(FlagChange.Kind.REPLACE, new MessageFlags(0, List.of("WORK", "$Junk")));
        assertThat(lines(selected, selected.stored(uids(1), store(uids(1), change), change, true))
                        .get(0))
                .startsWith("* FLAGS (")
                .contains("$Junk");
        assertThat(told(selected, true)).isEmpty();
    }

    @Test
    void oneSessionHasARecentMessageAndExamineTakesNone() {
        fill(2);
        SelectedMailbox looking = SelectedMailbox.open(mailbox::open, true, Enabled.NOTHING, wakes::incrementAndGet);
        SelectedMailbox first = select(Enabled.NOTHING);
        SelectedMailbox second = select(Enabled.NOTHING);
        assertThat(List.of(looking.recent(), first.recent(), second.recent())).containsExactly(2, 2, 0);
        mailbox.arrive(MessageFlags.NONE);
        assertThat(told(second, false)).containsExactly("* 3 EXISTS", "* 1 RECENT");
        assertThat(told(first, false)).containsExactly("* 3 EXISTS");
        assertThat(first.isRecent(3)).isFalse();
        assertThat(second.isRecent(3)).isTrue();
    }

    @Test
    void clientsOfRev2HearNothingOfRecentMessages() {
        fill(1);
        SelectedMailbox selected = select(new Enabled(true, false, false, false));
        mailbox.arrive(MessageFlags.NONE);
        store(2, SEE);
        store(1, SEE);
        assertThat(told(selected, true)).containsExactly("* 2 EXISTS", "* 1 FETCH (UID 1 FLAGS (\\Seen))");
        assertThat(selected.isRecent(1)).isFalse();
    }

    @Test
    void withUidOnlyThereAreNoNumbers() {
        fill(3);
        SelectedMailbox selected = select(new Enabled(false, false, false, true));
        mailbox.expunge(1);
        store(3, SEE);
        assertThat(told(selected, true))
                .containsExactly("* VANISHED 1", "* 2 RECENT", "* 3 UIDFETCH (FLAGS (\\Seen \\Recent))");
    }

    @Test
    void numbersThatAreNotThereAreRefused() throws Exception {
        fill(3);
        SelectedMailbox selected = select(Enabled.NOTHING);
        assertThatThrownBy(() -> selected.numbered(SequenceSet.parse("2:4")))
                .isInstanceOf(InvalidMessageSetException.class)
                .hasMessage("There is no message 4: the mailbox has 3");
        assertThat(selected.identified(SequenceSet.parse("2:4,9"))).containsExactly(2, 3);
        SelectedMailbox empty =
                SelectedMailbox.open(new SharedMailbox()::open, false, Enabled.NOTHING, wakes::incrementAndGet);
        assertThatThrownBy(() -> empty.numbered(SequenceSet.parse("*"))).isInstanceOf(InvalidMessageSetException.class);
        assertThat(empty.identified(SequenceSet.parse("1:*"))).isEmpty();
    }

    @Test
    void theSavedResultLosesWhatHasGone() throws Exception {
        fill(5);
        SelectedMailbox selected = select(Enabled.NOTHING);
        assertThat(selected.numbered(SequenceSet.SAVED_RESULT)).isEmpty();
        selected.save(uids(2, 3, 5));
        assertThat(selected.identified(SequenceSet.SAVED_RESULT)).containsExactly(2, 3, 5);
        mailbox.expunge(3);
        told(selected, false);
        assertThat(selected.numbered(SequenceSet.SAVED_RESULT)).containsExactly(2, 3, 5);
        told(selected, true);
        assertThat(selected.numbered(SequenceSet.SAVED_RESULT)).containsExactly(2, 5);
        selected.save(uids());
        assertThat(selected.identified(SequenceSet.SAVED_RESULT)).isEmpty();
    }

    @Test
    void theSessionIsWokenOnceUntilItLooks() {
        SelectedMailbox selected = select(Enabled.NOTHING);
        fill(10);
        assertThat(wakes).hasValue(1);
        assertThat(told(selected, true)).containsExactly("* 10 EXISTS", "* 10 RECENT");
        fill(2);
        assertThat(wakes).hasValue(2);
    }

    @Test
    void theSessionLearnsThatItsMailboxWasDeleted() {
        fill(1);
        SelectedMailbox selected = select(Enabled.NOTHING);
        assertThat(selected.isDeleted()).isFalse();
        mailbox.delete();
        assertThat(selected.isDeleted()).isTrue();
        assertThat(wakes).hasValue(1);
    }

    @Test
    void aMailboxThatFailsWhileItIsSelectedIsLetGo() {
        fill(1);
        mailbox.fail();
        assertThatThrownBy(() -> select(Enabled.NOTHING)).hasMessage("no disk");
        assertThat(mailbox.openCount()).isZero();
    }

    private SelectedMailbox select(Enabled enabled) {
        return SelectedMailbox.open(mailbox::open, false, enabled, wakes::incrementAndGet);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            mailbox.arrive(MessageFlags.NONE);
        }
    }

    private void store(long uid, FlagChange change) {
        store(uids(uid), change);
    }

    private ChangedFlags store(long[] uids, FlagChange change) {
        return mailbox.store(uids, change, Long.MAX_VALUE);
    }

    private static List<String> told(SelectedMailbox selected, boolean mayExpunge) {
        return lines(selected, selected.catchUp(mayExpunge));
    }

    private static List<String> lines(SelectedMailbox selected, List<MailboxChange> changes) {
        ByteBuf buffer = Unpooled.buffer();
        ChangeWriter writer = new ChangeWriter(new ImapWriter(buffer, false), selected.enabled(), false);
        changes.forEach(writer::write);
        return buffer.toString(US_ASCII).lines().toList();
    }

    private static long[] uids(long... uids) {
        return uids;
    }

    private static MessageFlags flags(int system) {
        return new MessageFlags(system, List.of());
    }
}
