package org.mailroom.server.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailroom.codec.imap.SearchReturn;
import org.mailroom.server.imap.message.TestMailbox;

class ResultOutputTest {

    private final TestMailbox mailbox = new TestMailbox();

    ResultOutputTest() {
        for (int i = 0; i < 9; i++) {
            mailbox.add("x");
        }
    }

    private SearchResult result(boolean byUid, int... numbers) {
        BitSet found = new BitSet();
        for (int number : numbers) {
            found.set(number - 1);
        }
        return SearchResult.of(mailbox.snapshot(), found, byUid);
    }

    private SearchResult sorted(int... numbers) {
        int[] order = Arrays.stream(numbers).map(number -> number - 1).toArray();
        return new SearchResult(mailbox.snapshot(), order, true, false);
    }

    private static String old(SearchResult result, boolean withModSeq) throws Exception {
        return TestMailbox.written(new ResultOutput(result, Optional.empty(), withModSeq, "a1")::writeTo, 3, false);
    }

    private static String extended(SearchResult result, boolean withModSeq, SearchReturn... returns) throws Exception {
        Set<SearchReturn> wanted = EnumSet.noneOf(SearchReturn.class);
        wanted.addAll(List.of(returns));
        return TestMailbox.written(new ResultOutput(result, Optional.of(wanted), withModSeq, "a1")::writeTo, 3, false);
    }

    @Test
    void oldResponses() throws Exception {
        assertThat(old(result(false, 2, 3, 9), false)).isEqualTo("* SEARCH 2 3 9\r\n");
        assertThat(old(result(true, 2, 3), true)).isEqualTo("* SEARCH 20 30 (MODSEQ 3)\r\n");
        assertThat(old(result(false), true)).isEqualTo("* SEARCH\r\n");
        assertThat(old(sorted(9, 2, 3), false)).isEqualTo("* SORT 9 2 3\r\n");
        assertThat(old(sorted(9, 2, 3), true)).isEqualTo("* SORT 9 2 3 (MODSEQ 9)\r\n");
    }

    @Test
    void extendedResponses() throws Exception {
        SearchReturn[] all = {SearchReturn.MIN, SearchReturn.MAX, SearchReturn.COUNT, SearchReturn.ALL};
        assertThat(extended(result(false, 2, 3, 4, 9), false, all))
                .isEqualTo("* ESEARCH (TAG \"a1\") MIN 2 MAX 9 ALL 2:4,9 COUNT 4\r\n");
        assertThat(extended(result(true, 2, 3), true, SearchReturn.ALL))
                .isEqualTo("* ESEARCH (TAG \"a1\") UID ALL 20,30 MODSEQ 3\r\n");
        assertThat(extended(result(true), true, all)).isEqualTo("* ESEARCH (TAG \"a1\") UID COUNT 0\r\n");
        assertThat(extended(sorted(9, 2, 3, 1), false, all))
                .isEqualTo("* ESEARCH (TAG \"a1\") MIN 9 MAX 1 ALL 9,2:3,1 COUNT 4\r\n");
        assertThat(extended(result(false, 2), false, SearchReturn.SAVE)).isEmpty();
        assertThat(extended(result(false, 2), false, SearchReturn.SAVE, SearchReturn.COUNT))
                .isEqualTo("* ESEARCH (TAG \"a1\") COUNT 1\r\n");
    }

    /** RFC 7162, section 3.1.10: that of the messages told of. */
    @Test
    void modSeqOfWhatIsTold() throws Exception {
        SearchResult found = sorted(3, 9, 5);

        assertThat(extended(found, true, SearchReturn.MIN)).endsWith("MIN 3 MODSEQ 3\r\n");
        assertThat(extended(found, true, SearchReturn.MAX)).endsWith("MAX 5 MODSEQ 5\r\n");
        assertThat(extended(found, true, SearchReturn.MIN, SearchReturn.MAX)).endsWith("MODSEQ 5\r\n");
        assertThat(extended(found, true, SearchReturn.MIN, SearchReturn.COUNT)).endsWith("MODSEQ 9\r\n");
    }

    /** RFC 5182, section 2.1. */
    @Test
    void whatIsSaved() {
        SearchResult found = result(false, 2, 3, 9);

        assertThat(found.saved(Set.of(SearchReturn.SAVE))).containsExactly(20, 30, 90);
        assertThat(found.saved(Set.of(SearchReturn.SAVE, SearchReturn.MIN))).containsExactly(20);
        assertThat(found.saved(Set.of(SearchReturn.SAVE, SearchReturn.MAX))).containsExactly(90);
        assertThat(found.saved(Set.of(SearchReturn.SAVE, SearchReturn.MIN, SearchReturn.MAX)))
                .containsExactly(20, 90);
        assertThat(found.saved(Set.of(SearchReturn.SAVE, SearchReturn.MIN, SearchReturn.COUNT)))
                .containsExactly(20, 30, 90);
        assertThat(result(false).saved(Set.of(SearchReturn.SAVE, SearchReturn.MIN)))
                .isEmpty();
        assertThat(sorted(9, 2).saved(Set.of(SearchReturn.SAVE))).containsExactly(20, 90);
    }
}
