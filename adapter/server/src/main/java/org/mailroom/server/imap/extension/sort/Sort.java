package org.mailroom.server.imap.extension.sort;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.codec.imap.SortArguments;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
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

    private final Naming naming;

    Sort(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("SORT");
    }

    @Override
    public Needs needs() {
        return Needs.SELECTED;
    }

    @Override
    public Numbers numbers() {
        return naming.numbers();
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Next execute(ImapSession session, ImapReader arguments) throws ImapSyntaxException, ImapRefusal {
        arguments.sp();
        Optional<Set<SearchReturn>> returns = arguments.searchReturns();
        SortArguments sort = SearchKeys.read(session, returns, arguments::sort);
        return Evaluation.of(name(), session, sort.key(), returns, found -> new Sorted(session, sort, returns, found));
    }

    /** The messages found, to be sorted. */
    private final class Sorted implements Outcome {

        private final ImapSession session;
        private final SearchKey key;
        private final Optional<Set<SearchReturn>> returns;
        private final MailboxSnapshot mailbox;
        private final SortRun run;
        private Results results;

        Sorted(ImapSession session, SortArguments arguments, Optional<Set<SearchReturn>> returns, BitSet found) {
            this.session = session;
            this.key = arguments.key();
            this.returns = returns;
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
                        new SearchResult(mailbox, run.sorted(), true, naming.isByUid()),
                        returns,
                        SearchKeys.usesModSeq(key));
            }
            return results.writeTo(out, enough);
        }
    }
}
