package org.mailroom.server.imap.command;

import java.util.Optional;
import java.util.Set;
import org.mailroom.codec.imap.ImapReader;
import org.mailroom.codec.imap.ImapSyntaxException;
import org.mailroom.codec.imap.SearchKey;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.server.imap.Feature;
import org.mailroom.server.imap.ImapCommand;
import org.mailroom.server.imap.ImapRefusal;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.Naming;
import org.mailroom.server.imap.Next;
import org.mailroom.server.imap.evaluation.Evaluation;
import org.mailroom.server.imap.evaluation.Results;
import org.mailroom.server.imap.evaluation.SearchKeys;
import org.mailroom.server.imap.search.SearchResult;
import org.mailroom.store.mailbox.MailboxSnapshot;

/** SEARCH and UID SEARCH (RFC 9051, section 6.4.4). */
public final class Search implements ImapCommand {

    private final Naming naming;

    /** Either of the two. */
    public Search(Naming naming) {
        this.naming = naming;
    }

    @Override
    public String name() {
        return naming.of("SEARCH");
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
        Optional<Set<SearchReturn>> returns = returns(arguments.searchReturns(), session);
        SearchKey key = key(arguments, returns, session);
        MailboxSnapshot mailbox = session.selected().told();
        return Evaluation.of(
                name(),
                session,
                key,
                returns,
                found -> new Results(
                        session,
                        SearchResult.of(mailbox, found, naming.isByUid()),
                        returns,
                        SearchKeys.usesModSeq(key)));
    }

    private static SearchKey key(ImapReader arguments, Optional<Set<SearchReturn>> returns, ImapSession session)
            throws ImapSyntaxException, ImapRefusal {
        if (session.isEnabled(Feature.UTF8_ACCEPT) && arguments.accept("CHARSET")) {
            // RFC 6855, section 3
            throw ImapRefusal.bad("All is UTF-8 after ENABLE UTF8=ACCEPT: leave CHARSET out");
        }
        return SearchKeys.read(session, returns, arguments::searchKeys);
    }

    /** RFC 9051, section 6.4.4: who has enabled IMAP4rev2 gets no other response than ESEARCH. */
    private static Optional<Set<SearchReturn>> returns(Optional<Set<SearchReturn>> wanted, ImapSession session) {
        return session.isEnabled(Feature.IMAP4REV2) ? wanted.or(() -> Optional.of(Set.of(SearchReturn.ALL))) : wanted;
    }
}
