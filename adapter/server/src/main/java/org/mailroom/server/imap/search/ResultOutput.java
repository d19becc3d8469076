package org.mailroom.server.imap.search;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailroom.codec.imap.ImapWriter;
import org.mailroom.codec.imap.SearchReturn;

/**
 * Writes what was found: an untagged SEARCH or SORT, number by number, so that it can be stopped in between, or ESEARCH (RFC
 * 9051, section 7.3.4; RFC 4731; RFC 5267, section 3).
 */
public final class ResultOutput {

    private final SearchResult result;
    private final Optional<Set<SearchReturn>> returns;
    private final boolean withModSeq;
    private final String tag;
    private int next = -1;

    /**
     * Nothing is written yet.
     *
     * @param returns what ESEARCH is to tell; empty for the old responses
     * @param withModSeq whether the greatest modification sequence is told (RFC 7162, section 3.1.5)
     * @param tag of the command
     */
    public ResultOutput(SearchResult result, Optional<Set<SearchReturn>> returns, boolean withModSeq, String tag) {
        this.result = result;
        this.returns = returns;
        this.withModSeq = withModSeq;
        this.tag = tag;
    }

    /**
     * Goes on.
     *
     * @param enough when so many octets are in the buffer, it stops
     * @return whether that was all
     */
    public boolean writeTo(ImapWriter out, int enough) {
        if (returns.isPresent()) {
            extended(out, returns.get());
            return true;
        }
        if (next < 0) {
            out.untagged().atom(result.isSorted() ? "SORT" : "SEARCH");
            next = 0;
        }
        while (next < result.size()) {
            if (out.octets() >= enough) {
                return false;
            }
            out.number(result.number(next++));
        }
        modSeq().ifPresent(greatest ->
                out.beginList().atom("MODSEQ").number(greatest).endList());
        out.endLine();
        return true;
    }

    private void extended(ImapWriter out, Set<SearchReturn> wanted) {
        if (wanted.equals(Set.of(SearchReturn.SAVE))) {
            // RFC 5182, section 2.1: nothing to tell
            return;
        }
        out.untagged().atom("ESEARCH").beginList().atom("TAG").string(tag).endList();
        if (result.byUid()) {
            out.atom("UID");
        }
        if (result.size() > 0) {
            found(out, wanted);
        }
        if (wanted.contains(SearchReturn.COUNT)) {
            out.atom("COUNT").number(result.size());
        }
        modSeq().ifPresent(greatest -> out.atom("MODSEQ").number(greatest));
        out.endLine();
    }

    private void found(ImapWriter out, Set<SearchReturn> wanted) {
        if (wanted.contains(SearchReturn.MIN)) {
            out.atom("MIN").number(result.number(0));
        }
        if (wanted.contains(SearchReturn.MAX)) {
            out.atom("MAX").number(result.number(result.size() - 1));
        }
        if (wanted.contains(SearchReturn.ALL)) {
            out.atom("ALL").atom(result.all());
        }
    }

    private OptionalLong modSeq() {
        return withModSeq ? result.modSeq(returns) : OptionalLong.empty();
    }
}
