package org.mailroom.server.imap.extension.sort;

import java.util.BitSet;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SortArguments;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.evaluation.Evaluation;
import org.mailroom.server.imap.evaluation.Outcome;
import org.mailroom.server.imap.evaluation.Results;
import org.mailroom.server.imap.evaluation.SearchKeys;
import org.mailroom.server.imap.search.SearchResult;
import org.mailroom.server.imap.sort.SortRun;
import org.mailroom.store.mailbox.MailboxSnapshot;

/** SORT and UID SORT (RFC 5256, section 3; RFC 5267, section 3). */
final class Sort implements ImapCommand {

    private final boolean isUid;

    Sort(boolean isUid) {
        this.isUid = isUid;
    }

    @Override
    public String name() {
        return isUid ? "UID SORT" : "SORT";
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Numbers numbers() {
        return isUid ? Numbers.MAY_CHANGE : Numbers.STAY;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        SortArguments sort = arguments.sort();
        return Evaluation.of(
                name(),
                session,
                sort.program().key(),
                sort.program().returns(),
                found -> new Sorted(session, sort, found));
    }

    /** The messages found, to be sorted. */
    private final class Sorted implements Outcome {

        private final ImapSession session;
        private final SortArguments arguments;
        private final MailboxSnapshot mailbox;
        private final SortRun run;
        private Results results;

        Sorted(ImapSession session, SortArguments arguments, BitSet found) {
            this.session = session;
            this.arguments = arguments;
            this.mailbox = session.selected().told();
            this.run = new SortRun(arguments.criteria(), mailbox, found, Evaluation.messages(session));
        }

        @Override
        public boolean advance() {
            return run.advance();
        }

        @Override
        public boolean writeTo(ImapWriter out, int enough) {
            if (results == null) {
                results = new Results(
                        session,
                        new SearchResult(mailbox, run.sorted(), true, isUid),
                        arguments.program().returns(),
                        SearchKeys.usesModSeq(arguments.program().key()));
            }
            return results.writeTo(out, enough);
        }
    }
}
