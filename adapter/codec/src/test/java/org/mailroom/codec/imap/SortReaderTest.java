package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.arguments;
import static org.mailroom.codec.imap.Arguments.refused;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.SortCriterion.SortKey;
import org.mailroom.codec.imap.ThreadArguments.Algorithm;

class SortReaderTest {

    @Test
    void theExamplesOfTheStandard() throws ImapSyntaxException {
        SortArguments sort = arguments("(SUBJECT reverse DATE) UTF-8 ALL").sort();
        assertThat(sort.criteria())
                .containsExactly(new SortCriterion(SortKey.SUBJECT, false), new SortCriterion(SortKey.DATE, true));
        assertThat(sort.key()).isEqualTo(new SearchKey.All());
        ThreadArguments thread = arguments("REFERENCES US-ASCII TEXT \"x\"").thread();
        assertThat(thread).isEqualTo(new ThreadArguments(Algorithm.REFERENCES, new SearchKey.Text("x")));
    }

    @Test
    void everyKey() throws ImapSyntaxException {
        for (SortKey key : SortKey.values()) {
            assertThat(arguments("(REVERSE " + key + ") UTF-8 ALL").sort().criteria())
                    .containsExactly(new SortCriterion(key, true));
        }
    }

    @Test
    void whatToReturn() throws ImapSyntaxException {
        ImapReader sort = arguments("RETURN (MIN) (SIZE) UTF-8 ALL");
        assertThat(sort.searchReturns()).contains(Set.of(SearchReturn.MIN));
        assertThat(sort.sort().key()).isEqualTo(new SearchKey.All());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "() UTF-8 ALL",
                "SIZE UTF-8 ALL",
                "(REVERSE) UTF-8 ALL",
                "(REVERSE REVERSE SIZE) UTF-8 ALL",
                "(FOO) UTF-8 ALL",
                "(SIZE) UTF-8",
                "(SIZE) UTF-8 ALL)",
                "(SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE SIZE) UTF-8 1"
            })
    void whatIsNoSort(String text) {
        assertThat(refused(() -> arguments(text).sort())).startsWith("Syntax error at position ");
    }

    @Test
    void whatIsNoThread() {
        assertThat(refused(() -> arguments("REFS UTF-8 ALL").thread()))
                .contains("expected ORDEREDSUBJECT or REFERENCES");
        assertThat(refused(() -> arguments("REFERENCES X ALL").thread())).startsWith("BadCharset");
    }
}
