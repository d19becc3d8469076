package org.mailroom.server.imap.command;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SelectParameters.QResync;
import org.mailroom.codec.imap.SelectParameters.SequenceMatch;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.VanishedEarlier;
import org.mailroom.server.imap.selected.MailboxChange;
import org.mailroom.server.imap.selected.MailboxChange.FlagsChanged;
import org.mailroom.server.imap.selected.SelectedMailbox;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;

/**
 * What a client that knew the mailbox as it was is told with SELECT: which messages have gone and which have changed (QRESYNC,
 * RFC 7162, section 3.2.5).
 */
final class Resynchronisation {

    private Resynchronisation() {}

    /** Writes what has gone; what comes next tells of what has changed, then gives the answer. Blocks. */
    static Next of(ImapSession session, QResync known, Next.Answer answer) {
        SelectedMailbox mailbox = session.selected();
        MailboxSnapshot told = mailbox.told();
        if (known.uidValidity() != told.uidValidity()) {
            // RFC 7162, section 3.2.5: all that the client knows is of another mailbox
            return answer;
        }
        SequenceSet uids = known.knownUids().map(set -> resolved(set, told)).orElse(all(told));
        long from = known.match().map(match -> lastMatch(match, told)).orElse(0L);
        VanishedEarlier.of(session, uids, known.modSeq(), from).forEach(line -> write(line, session.out()));
        return session.tell(changed(mailbox, uids, known.modSeq()), true, () -> answer);
    }

    private static void write(SequenceSet vanished, ImapWriter out) {
        VanishedEarlier.write(vanished, out);
    }

    private static SequenceSet resolved(SequenceSet set, MailboxSnapshot told) {
        return set.resolve(Math.max(1, told.uidNext() - 1));
    }

    private static SequenceSet all(MailboxSnapshot told) {
        return told.uidNext() > 1 ? SequenceSet.ofRange(1, told.uidNext() - 1) : SequenceSet.EMPTY;
    }

    /** The greatest UID up to which the client's numbers are ours: nothing has gone before it (RFC 7162, section 3.2.5.2). */
    private static long lastMatch(SequenceMatch match, MailboxSnapshot told) {
        Iterator<Long> numbers = match.numbers().members().iterator();
        Iterator<Long> uids = match.uids().members().iterator();
        long last = 0;
        while (numbers.hasNext() && uids.hasNext()) {
            long number = numbers.next();
            long uid = uids.next();
            if (number > told.exists() || told.get((int) number - 1).uid() != uid) {
                return last;
            }
            last = uid;
        }
        return last;
    }

    private static List<MailboxChange> changed(SelectedMailbox mailbox, SequenceSet uids, long modSeq) {
        MailboxSnapshot told = mailbox.told();
        return IntStream.range(0, told.exists())
                .filter(index -> isChanged(told.get(index), uids, modSeq))
                .mapToObj(index -> change(mailbox, index))
                .toList();
    }

    private static boolean isChanged(MessageRow row, SequenceSet uids, long modSeq) {
        return row.modSeq() > modSeq && uids.contains(row.uid());
    }

    private static MailboxChange change(SelectedMailbox mailbox, int index) {
        MessageRow row = mailbox.told().get(index);
        return new FlagsChanged(index + 1, row, mailbox.isRecent(row.uid()), true);
    }
}
