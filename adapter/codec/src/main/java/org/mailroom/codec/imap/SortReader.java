package org.mailroom.codec.imap;

import java.util.ArrayList;
import java.util.List;
import org.mailroom.codec.imap.SortCriterion.SortKey;
import org.mailroom.codec.imap.ThreadArguments.Algorithm;

/** Reads the arguments of SORT and THREAD (RFC 5256, section 5). */
final class SortReader {

    /** More than there are keys are of no use. */
    private static final int MAX_CRITERIA = 2 * SortKey.values().length;

    private final ImapCursor in;
    private final SearchReader search;

    SortReader(ImapCursor in) {
        this.in = in;
        this.search = new SearchReader(in);
    }

    /** {@code sort-criteria SP search-criteria}. */
    SortArguments sort() throws ImapSyntaxException {
        List<SortCriterion> criteria = criteria();
        in.expect(' ');
        return new SortArguments(criteria, searchCriteria());
    }

    /** {@code thread-alg SP search-criteria}. */
    ThreadArguments thread() throws ImapSyntaxException {
        Algorithm algorithm = algorithm();
        in.expect(' ');
        return new ThreadArguments(algorithm, searchCriteria());
    }

    /** {@code charset 1*(SP search-key)}. */
    private SearchKey searchCriteria() throws ImapSyntaxException {
        var charset = search.charset();
        in.expect(' ');
        return search.keys(charset);
    }

    private Algorithm algorithm() throws ImapSyntaxException {
        for (Algorithm algorithm : Algorithm.values()) {
            if (in.acceptName(algorithm.name())) {
                return algorithm;
            }
        }
        throw in.expected("ORDEREDSUBJECT or REFERENCES");
    }

    private List<SortCriterion> criteria() throws ImapSyntaxException {
        List<SortCriterion> criteria = new ArrayList<>();
        in.expect('(');
        do {
            if (criteria.size() == MAX_CRITERIA) {
                throw in.expected("at most " + MAX_CRITERIA + " sort keys");
            }
            criteria.add(criterion());
        } while (in.accept(' '));
        in.expect(')');
        return List.copyOf(criteria);
    }

    private SortCriterion criterion() throws ImapSyntaxException {
        boolean reverse = in.acceptName("REVERSE");
        if (reverse) {
            in.expect(' ');
        }
        for (SortKey key : SortKey.values()) {
            if (in.acceptName(key.name())) {
                return new SortCriterion(key, reverse);
            }
        }
        throw in.expected("a sort key");
    }
}
