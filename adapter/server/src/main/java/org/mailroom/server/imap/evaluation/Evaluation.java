package org.mailroom.server.imap.evaluation;

import java.time.Clock;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.codec.imap.SequenceSet;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.ResponseSource;
import org.mailroom.server.imap.message.MessageSource;
import org.mailroom.server.imap.message.StoredMessages;
import org.mailroom.server.imap.search.SearchContext;
import org.mailroom.server.imap.search.SearchRun;
import org.mailroom.server.imap.search.TextIndex;
import org.mailroom.server.imap.selected.SelectedMailbox;

/**
 * A command that finds messages. It works for a short time at once: then others have their turn on the command threads, the
 * client may be told how far it is (INPROGRESS, RFC 9585), and when the connection has ended, there is no next time.
 */
public final class Evaluation implements ResponseSource {

    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final String command;
    private final SelectedMailbox mailbox;
    private final SearchRun search;
    private final Function<BitSet, Outcome> then;
    private final boolean savesResult;
    private final ProgressReports reports;
    private Outcome outcome;
    private boolean isReady;

    private Evaluation(
            String command,
            ImapSession session,
            SearchRun search,
            Function<BitSet, Outcome> then,
            boolean savesResult) {
        this.command = command;
        this.reports = new ProgressReports(session.tag(), System::nanoTime);
        this.mailbox = session.selected();
        this.search = search;
        this.then = then;
        this.savesResult = savesResult;
    }

    /**
     * Begins one.
     *
     * @param command its name
     * @param returns what it is to return; with SAVE the outcome saves it
     * @param then what is made of the messages found, indexes in {@link SelectedMailbox#told}
     * @throws ImapRefusal when a key names a message number that there is not
     */
    public static Next of(
            String command,
            ImapSession session,
            SearchKey key,
            Optional<Set<SearchReturn>> returns,
            Function<BitSet, Outcome> then)
            throws ImapRefusal {
        SelectedMailbox mailbox = session.selected();
        if (SearchKeys.namesBeyond(key, mailbox.told())) {
            throw ImapRefusal.bad("There are " + mailbox.told().exists() + " messages, and none with such a number");
        }
        if (SearchKeys.usesModSeq(key)) {
            // RFC 7162, section 3.1
            session.enable(Feature.CONDSTORE);
        }
        var context = new SearchContext(
                mailbox.told(),
                SequenceSet.of(mailbox.identified(SequenceSet.SAVED_RESULT)),
                mailbox::isRecent,
                Clock.systemUTC().instant(),
                TextIndex.NONE);
        boolean saves = returns.orElse(Set.of()).contains(SearchReturn.SAVE);
        return new Next.Produce(
                new Evaluation(command, session, new SearchRun(key, context, messages(session)), then, saves), !saves);
    }

    /** The messages of the store. */
    public static MessageSource messages(ImapSession session) {
        return new StoredMessages(
                session.service().mailboxes(), session.service().store().content());
    }

    @Override
    public Next write(ImapWriter out) {
        try {
            if (!isReady && !prepare(out)) {
                return null;
            }
            return outcome.writeTo(out, SLICE_OCTETS) ? Next.ok(command + " completed") : null;
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
    }

    /** Works until all is known that is to be written, or the time is up. */
    private boolean prepare(ImapWriter out) {
        long until = System.nanoTime() + WORK_NANOS;
        while (advance()) {
            if (System.nanoTime() - until > 0) {
                reports.report(search.done(), search.total(), out);
                return false;
            }
        }
        isReady = true;
        return true;
    }

    private boolean advance() {
        if (outcome != null) {
            return outcome.advance();
        }
        if (!search.advance()) {
            outcome = then.apply(search.found());
        }
        return true;
    }

    /** RFC 5182, section 2.1: a result that could not be found is empty. */
    private void forget() {
        if (savesResult) {
            mailbox.save(new long[0]);
        }
    }
}
