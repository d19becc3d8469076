package org.mailroom.server.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.mailroom.server.imap.message.UnicodeCasemap;

class NeedleScanPropertyTest {

    @Property
    void findsWhatStringsHold(
            @ForAll("texts") String text,
            @ForAll @Size(min = 1, max = 6) List<@From("needles") String> needles,
            @ForAll @IntRange(min = 1, max = 20) int piece)
            throws Exception {
        List<String> folded =
                needles.stream().map(UnicodeCasemap::fold).distinct().toList();
        NeedleScan whole = new NeedleScan(new NeedleSet(folded));
        whole.add(text);
        NeedleScan pieces = new NeedleScan(new NeedleSet(folded));
        pieces.addAll(inPieces(text, piece));

        for (int i = 0; i < folded.size(); i++) {
            assertThat(whole.isFound(i)).isEqualTo(UnicodeCasemap.fold(text).contains(folded.get(i)));
            assertThat(pieces.isFound(i)).isEqualTo(whole.isFound(i));
        }
        assertThat(whole.isComplete()).isEqualTo(folded.stream().allMatch(UnicodeCasemap.fold(text)::contains));
    }

    @Property
    void nothingIsFoundAcrossTexts(@ForAll("needles") String one, @ForAll("needles") String other) {
        String needle = UnicodeCasemap.fold(one + other);
        NeedleScan scan = new NeedleScan(new NeedleSet(List.of(needle)));
        scan.add(one);
        scan.beginText();
        scan.add(other);

        assertThat(scan.isComplete())
                .isEqualTo(UnicodeCasemap.fold(one).contains(needle)
                        || UnicodeCasemap.fold(other).contains(needle));
    }

    /** Few letters, so that needles overlap; some of two chars, some that become two, some equal to others. */
    private static Arbitrary<String> letters() {
        return Arbitraries.of("a", "b", "A", "B", "\u00e4", "\u00df", "\u03c3", "\u03c2", "\ud83d\ude00", "\uac01");
    }

    @Provide
    Arbitrary<String> texts() {
        return letters().list().ofMaxSize(60).map(letters -> String.join("", letters));
    }

    @Provide
    Arbitrary<String> needles() {
        return letters().list().ofMinSize(1).ofMaxSize(5).map(letters -> String.join("", letters));
    }

    private static Reader inPieces(String text, int piece) {
        StringReader all = new StringReader(text);
        return new Reader() {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return all.read(target, offset, Math.min(length, piece));
            }

            @Override
            public void close() {
                all.close();
            }
        };
    }
}
