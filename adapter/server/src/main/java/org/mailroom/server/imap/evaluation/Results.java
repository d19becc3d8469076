package org.mailroom.server.imap.evaluation;

import java.util.Optional;
import java.util.Set;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.server.imap.ImapSession;
import org.mailroom.server.imap.search.ResultOutput;
import org.mailroom.server.imap.search.SearchResult;
import org.mailroom.server.imap.selected.SelectedMailbox;

/** A list of messages as an outcome: it is saved for {@code $} if that is wanted, and written. */
public final class Results implements Outcome {

    private final SelectedMailbox mailbox;
    private final SearchResult result;
    private final Optional<Set<SearchReturn>> returns;
    private final ResultOutput output;
    private boolean isSaved;

    /**
     * An outcome.
     *
     * @param returns empty for the responses of IMAP4rev1
     * @param withModSeq whether the greatest modification sequence is told
     */
    public Results(ImapSession session, SearchResult result, Optional<Set<SearchReturn>> returns, boolean withModSeq) {
        this.mailbox = session.selected();
        this.result = result;
        this.returns = returns;
        this.output = new ResultOutput(result, returns, withModSeq, session.tag());
    }

    @Override
    public boolean writeTo(ImapWriter out, int enough) {
        if (!isSaved && returns.orElse(Set.of()).contains(SearchReturn.SAVE)) {
            mailbox.save(result.saved(returns.get()));
        }
        isSaved = true;
        return output.writeTo(out, enough);
    }
}
