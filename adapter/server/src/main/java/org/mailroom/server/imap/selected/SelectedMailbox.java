package org.mailroom.server.imap.selected;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mailroom.codec.imap.Flag;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.selected.MailboxChange.FlagsChanged;
import org.mailroom.server.imap.selected.MailboxChange.HighestModSeq;
import org.mailroom.server.imap.selected.MailboxChange.KeywordsChanged;
import org.mailroom.store.mailbox.ChangedFlags;
import org.mailroom.store.mailbox.FlagChange;
import org.mailroom.store.mailbox.Mailbox;
import org.mailroom.store.mailbox.MailboxListener;
import org.mailroom.store.mailbox.MailboxSnapshot;
import org.mailroom.store.mailbox.MessageRow;
import org.mailroom.store.mailbox.OpenMailbox;

/**
 * The mailbox that a session has selected, as its client knows it: message numbers are those that the client counts. For one
 * thread at a time; nothing here blocks.
 *
 * <p>A client counts a message until it is told that it has gone. So a message that is here may have gone from the mailbox: then it
 * is as it last was.
 */
public final class SelectedMailbox implements AutoCloseable {

    private final OpenMailbox open;
    private final ChangeSignal signal;
    private final boolean readOnly;
    private final RecentMessages recent;
    private final KnownKeywords keywords;
    private Enabled enabled;
    /** What the client knows; the newest state if it may know all. */
    private MailboxSnapshot told;

    /** Whether the client knows messages that have gone. */
    private boolean withholding;

    /** Up to which modification sequence nothing is kept from the client. */
    private long completeModSeq;

    private SequenceSet saved = SequenceSet.EMPTY;

    private SelectedMailbox(OpenMailbox open, ChangeSignal signal, boolean readOnly, Enabled enabled) {
        this.open = open;
        this.signal = signal;
        this.readOnly = readOnly;
        this.enabled = enabled;
        told = open.snapshot();
        completeModSeq = told.highestModSeq();
        keywords = new KnownKeywords(told);
        recent = new RecentMessages(open, readOnly, told);
    }

    /**
     * Selects a mailbox.
     *
     * @param opener opens it in the store with the listener that it is given
     * @param readOnly for EXAMINE
     * @param wake called when something has changed, at most once until {@link #catchUp} is called; on any thread, which it must not
     *     block
     */
    public static SelectedMailbox open(
            Function<MailboxListener, OpenMailbox> opener, boolean readOnly, Enabled enabled, Runnable wake) {
        ChangeSignal signal = new ChangeSignal(wake);
        OpenMailbox open = opener.apply(signal);
        try {
            return new SelectedMailbox(open, signal, readOnly, enabled);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** As it was when it was selected. */
    public Mailbox mailbox() {
        return open.mailbox();
    }

    /** Whether it was opened by EXAMINE. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Whether it was deleted under the client's feet: there is nothing to be done with it any more (RFC 2180, section 3.3). */
    public boolean isDeleted() {
        return signal.isDeleted();
    }

    public Enabled enabled() {
        return enabled;
    }

    /** From now on the client knows of more. */
    public void enable(Enabled now) {
        enabled = now;
    }

    // ---- what the client knows

    /** The messages as the client counts them; immutable, so that a long response can be made from it. */
    public MailboxSnapshot told() {
        return told;
    }

    /** How many are \Recent for this session. */
    public int recent() {
        return recent.count();
    }

    /** Whether it is \Recent for this session (RFC 3501, section 2.3.2); never for a client of IMAP4rev2. */
    public boolean isRecent(long uid) {
        return !enabled.rev2() && recent.contains(uid);
    }

    /** What a FLAGS response has: the flags of every mailbox, and the keywords that are in use. */
    public Set<Flag> flags() {
        return keywords.withSystemFlags();
    }

    /** What a client may take for the last modification sequence it need not ask for again (HIGHESTMODSEQ, RFC 7162). */
    public long highestModSeq() {
        return completeModSeq;
    }

    /** The number of a message, 0 if there is none with the UID. */
    public long numberOf(long uid) {
        return Math.max(0, told.indexOf(uid) + 1);
    }

    // ---- which messages a command means

    /**
     * The UIDs, ascending, of the messages with these numbers; {@code $} is what was saved.
     *
     * @throws InvalidMessageSetException if there is no such number, or {@code *} and no message (RFC 9051, section 9, seq-number)
     */
    public long[] numbered(SequenceSet numbers) throws InvalidMessageSetException {
        return numbers.isSavedResult() ? identified(numbers) : MessageSets.ofNumbers(numbers, told);
    }

    /** Those UIDs of the set, ascending, that there are messages of; {@code $} is what was saved. */
    public long[] identified(SequenceSet uids) {
        return MessageSets.ofUids(uids.isSavedResult() ? saved : uids, told);
    }

    /** Keeps the result of a search for {@code $} (RFC 9051, section 6.4.4.1). */
    public void save(long[] uids) {
        saved = SequenceSet.of(uids);
    }

    // ---- what the client has to be told

    /**
     * What has changed since the client was last told, in the order in which it is to be told; with this it counts as told.
     *
     * @param mayExpunge whether the client may hear that messages have gone: not during FETCH, STORE and SEARCH, and not between
     *     commands but in IDLE (RFC 9051, section 7.5.1)
     */
    public List<MailboxChange> catchUp(boolean mayExpunge) {
        signal.served();
        MailboxSnapshot newest = open.snapshot();
        if (newest == told) {
            completeModSeq = newest.highestModSeq();
            return List.of();
        }
        var catchUp = new CatchUp(told, newest, mayExpunge);
        List<MailboxChange> changes = catchUp.changes(enabled, recent, keywords);
        if (enabled.qresync() && (catchUp.withholds() || withholding)) {
            changes.add(new HighestModSeq(catchUp.withholds() ? completeModSeq : newest.highestModSeq()));
        }
        if (!catchUp.withholds()) {
            completeModSeq = newest.highestModSeq();
        }
        withholding = catchUp.withholds();
        told = catchUp.next();
        return changes;
    }

    /**
     * What the client has to hear of its own STORE; with this it counts as told. What others have changed in the same messages is
     * told, too, {@code .SILENT} or not (RFC 9051, section 6.4.6).
     *
     * @param uids the messages that it named, ascending
     * @param silent whether it need not hear what it can tell by itself; the modification sequence it hears (RFC 7162, section 3.1.3)
     */
    public List<MailboxChange> stored(long[] uids, ChangedFlags result, FlagChange change, boolean silent) {
        var store = new OwnStore(told, open.snapshot(), result, change);
        List<MessageRow> rows = store.outcome(uids);
        List<MailboxChange> changes = new ArrayList<>();
        if (keywords.learn(rows)) {
            changes.add(new KeywordsChanged(keywords.withSystemFlags()));
        }
        for (MessageRow row : rows) {
            boolean withFlags = !silent || !store.isForeseen(row);
            if (withFlags || enabled.condstore()) {
                changes.add(new FlagsChanged(numberOf(row.uid()), row, isRecent(row.uid()), withFlags));
            }
        }
        wasTold(rows);
        return changes;
    }

    /**
     * The client was told of the flags of these messages by responses that were made otherwise.
     *
     * @param rows ascending by UID
     */
    public void wasTold(List<MessageRow> rows) {
        List<MessageRow> news = rows.stream().filter(this::isNews).toList();
        if (!news.isEmpty()) {
            told = told.with(news, new long[0], told.uidNext(), told.highestModSeq());
        }
    }

    private boolean isNews(MessageRow row) {
        int index = told.indexOf(row.uid());
        return index >= 0 && told.get(index).modSeq() < row.modSeq();
    }

    @Override
    public void close() {
        open.close();
    }
}
