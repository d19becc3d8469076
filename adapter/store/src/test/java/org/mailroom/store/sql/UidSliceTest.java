package org.mailroom.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UidSliceTest {

    @Property(tries = 300)
    void runsHoldTheUidsAndNoOthers(@ForAll @Size(max = 200) Set<@LongRange(min = 1, max = 300) Long> uids) {
        long[] ascending =
                new TreeSet<>(uids).stream().mapToLong(Long::longValue).toArray();
        assertThat(UidSlice.runs(ascending).stream()
                        .flatMapToLong(run -> LongStream.rangeClosed(run.first(), run.last())))
                .containsExactlyElementsOf(new TreeSet<>(uids));
        long inConditions = UidSlice.of(ascending).stream()
                .flatMapToLong(slice -> slice.condition().contains("BETWEEN")
                        ? LongStream.rangeClosed(
                                slice.values().get(0), slice.values().get(1))
                        : slice.values().stream().mapToLong(Long::longValue).distinct())
                .distinct()
                .count();
        assertThat(inConditions).isEqualTo(uids.size());
    }

    @Test
    void manyInARowAreOneCondition() {
        List<UidSlice> slices = UidSlice.of(Letters.to(100_000));
        assertThat(slices).containsExactly(new UidSlice("uid BETWEEN ? AND ?", List.of(1L, 100_000L)));
        assertThat(slices.get(0).expand("SELECT 1 WHERE m = ? AND :uids"))
                .isEqualTo("SELECT 1 WHERE m = ? AND uid BETWEEN ? AND ?");
        assertThat(slices.get(0).bind(7L)).containsExactly(7L, 1L, 100_000L);
        assertThat(UidSlice.of(new long[0])).isEmpty();
    }
}
