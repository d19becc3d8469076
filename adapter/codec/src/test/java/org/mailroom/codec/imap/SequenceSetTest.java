package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mailroom.codec.imap.Arguments.refused;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailroom.codec.imap.SequenceSet.Range;

class SequenceSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "1 1",
                "2,4:7,9,12:15 2,4:7,9,12:15",
                "7:4 4:7",
                "3,2,1 1:3",
                "1:5,3:4,6 1:6",
                "4294967295:1 1:4294967295",
                "4294967295 4294967295",
                "2147483647:2147483649 2147483647:2147483649",
                "5,5,5 5",
                "$ $",
                "* *",
                "*:4,1 1,4:*",
                "4:*,*,2:* 2:*,4:*"
            })
    void theShortestFormOfASet(String text, String shortest) throws ImapSyntaxException {
        assertThat(SequenceSet.parse(text)).hasToString(shortest);
        assertThat(SequenceSet.parse(shortest)).isEqualTo(SequenceSet.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1,",
                ",1",
                "1:",
                ":1",
                "1::2",
                "0",
                "0:1",
                "4294967296",
                "a",
                "1 2",
                "$,1",
                "1,$",
                "$:1",
                "**"
            })
    void noSets(String text) {
        assertThat(refused(() -> SequenceSet.parse(text))).startsWith("Syntax error at position ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"* 7 7", "4:* 7 4:7", "9:* 7 7:9", "2:*,9:* 7 2:9", "1,*:3 7 1,3:7", "1,5:* 0 1", "3,*:* 3 3"})
    void theStarIsTheHighestNumber(String text, long max, String resolved) throws ImapSyntaxException {
        assertThat(SequenceSet.parse(text).resolve(max)).hasToString(resolved);
    }

    @Test
    void aSymbolicSetHasNoMembersYet() throws ImapSyntaxException {
        SequenceSet set = SequenceSet.parse("1:*");
        assertThat(set.isSymbolic()).isTrue();
        assertThat(set.isEmpty()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> set.contains(1));
        assertThatIllegalStateException().isThrownBy(set::count);
        assertThatIllegalStateException().isThrownBy(() -> SequenceSet.SAVED_RESULT.resolve(9));
        assertThat(SequenceSet.SAVED_RESULT.isSavedResult()).isTrue();
        assertThat(set.resolve(0)).isEqualTo(SequenceSet.EMPTY);
    }

    @Test
    void members() {
        SequenceSet set = SequenceSet.of(3, 9, 4, 5);
        assertThat(set.members()).containsExactly(3L, 4L, 5L, 9L);
        assertThat(set.ranges()).containsExactly(new Range(3, 5), new Range(9, 9));
        assertThat(set.count()).isEqualTo(4);
        assertThat(SequenceSet.ofRange(SequenceSet.MAX, 1).count()).isEqualTo(SequenceSet.MAX);
        assertThat(SequenceSet.EMPTY.members()).isEmpty();
        assertThat(SequenceSet.EMPTY.contains(1)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SequenceSet.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> SequenceSet.of(SequenceSet.MAX + 1));
    }

    @Test
    void aMillionNumbersInARowAreOneRange() {
        SequenceSetBuilder builder = new SequenceSetBuilder();
        for (int i = 1; i <= 1_000_000; i++) {
            builder.add(i);
        }
        assertThat(builder.build()).hasToString("1:1000000");
    }

    @Property
    void likeASetOfBits(@ForAll("pairs") List<List<Integer>> one, @ForAll("pairs") List<List<Integer>> other)
            throws ImapSyntaxException {
        BitSet bits = new BitSet();
        SequenceSet set = set(one, bits).union(set(other, bits));
        assertThat(set.members())
                .containsExactlyElementsOf(bits.stream().asLongStream().boxed().toList());
        assertThat(set.count()).isEqualTo(bits.cardinality());
        for (int i = 1; i < 70; i++) {
            assertThat(set.contains(i)).isEqualTo(bits.get(i));
        }
        if (!set.isEmpty()) {
            assertThat(SequenceSet.parse(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
        }
        List<Range> ranges = set.ranges();
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).first()).isGreaterThan(ranges.get(i - 1).last() + 1);
        }
    }

    @Property
    void aResolvedStarIsThatNumber(@ForAll("pairs") List<List<Integer>> pairs) throws ImapSyntaxException {
        String text = pairs.stream().map(pair -> pair.get(0) + ":*").collect(Collectors.joining(",")) + ",*";
        String replaced = text.replace("*", "30");
        SequenceSet set = SequenceSet.parse(text.startsWith(",") ? "*" : text);
        SequenceSet expected = SequenceSet.parse(replaced.startsWith(",") ? "30" : replaced);
        assertThat(set.resolve(30)).isEqualTo(expected);
        assertThat(SequenceSet.parse(set.toString()).resolve(30)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<Integer>>> pairs() {
        return Arbitraries.integers().between(1, 60).list().ofSize(2).list().ofMaxSize(8);
    }

    private static SequenceSet set(List<List<Integer>> pairs, BitSet bits) {
        SequenceSetBuilder builder = new SequenceSetBuilder();
        for (List<Integer> pair : pairs) {
            builder.add(pair.get(0), pair.get(1));
            bits.set(Math.min(pair.get(0), pair.get(1)), Math.max(pair.get(0), pair.get(1)) + 1);
        }
        return builder.build();
    }
}
