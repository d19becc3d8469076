package org.mailroom.codec.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Who is told, in either version; what is refused; the same in any pieces. */
class ProxyHeaderTest {

    private static final String SIGNATURE = "0D0A0D0A000D0A515549540A";
    private static final String IPV4 = "C0000201C633640A" + "D903" + "0019";
    private static final String IPV6 =
            "20010DB8000000000000000000000001" + "20010DB8000000000000000000000002" + "D903" + "0019";

    private static byte[] text(String line) {
        return line.getBytes(ISO_8859_1);
    }

    private static byte[] binary(String hex) {
        return HexFormat.of().parseHex(SIGNATURE + hex);
    }

    @Example
    void readsTheLine() {
        assertThat(Pieces.heard(text("PROXY TCP4 192.0.2.1 198.51.100.10 55555 25\r\nEHLO a\r\n")))
                .isEqualTo("/192.0.2.1:55555 45");
        assertThat(Pieces.heard(text("PROXY TCP6 2001:db8::1 2001:db8::2 55555 25\r\n")))
                .isEqualTo("/[2001:db8:0:0:0:0:0:1]:55555 45");
        assertThat(Pieces.heard(text("PROXY UNKNOWN\r\n"))).isEqualTo("own 15");
        assertThat(Pieces.heard(text("PROXY UNKNOWN ffff:f...f:ffff 65535 65535\r\nx")))
                .isEqualTo("own 43");
        assertThat(Pieces.heard(text("PROXY TCP4 192.0.2.1"))).isEqualTo("more");
        assertThat(Pieces.heard(text("PROXY " + "UNKNOWN " + "x".repeat(91) + "\r\n")))
                .isEqualTo("own 107");
    }

    @Example
    void refusesOtherLines() {
        for (String line : List.of(
                "EHLO a\r\n",
                "PROXX",
                "PROXYTCP4 192.0.2.1 198.51.100.10 55555 25\r\n",
                "PROXY TCP4  192.0.2.1 198.51.100.10 55555 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 55555 25 \r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 55555\r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.10 55555 25\r\n",
                "PROXY TCP4 192.0.2.01 198.51.100.10 55555 25\r\n",
                "PROXY TCP4 mail.example.com 198.51.100.10 55555 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 65536 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 55555 99999\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 -1 25\r\n",
                "PROXY TCP4 2001:db8::1 2001:db8::2 55555 25\r\n",
                "PROXY TCP6 192.0.2.1 198.51.100.10 55555 25\r\n",
                "PROXY TCP6 .::1 2001:db8::2 55555 25\r\n",
                "PROXY TCP6 2001:db8:::1 2001:db8::2 55555 25\r\n",
                "PROXY TCP6 2001:db8::1 2001:db8::2::3 55555 25\r\n",
                "PROXY UDP4 192.0.2.1 198.51.100.10 55555 25\r\n",
                "PROXY TCP4 192.0.2.1 198.51.100.10 55555 25\rx",
                "PROXY UNKNOWNS\r\n",
                "PROXY UNKNOWN " + "x".repeat(94))) {
            assertThat(Pieces.heard(text(line))).as(line).isEqualTo("none");
        }
    }

    @Example
    void readsTheOctets() {
        assertThat(Pieces.heard(binary("2111000C" + IPV4))).isEqualTo("/192.0.2.1:55555 28");
        assertThat(Pieces.heard(binary("21210024" + IPV6 + "FF"))).isEqualTo("/[2001:db8:0:0:0:0:0:1]:55555 52");
        assertThat(Pieces.heard(binary("2111000F" + IPV4 + "040000"))).isEqualTo("/192.0.2.1:55555 31");
        assertThat(Pieces.heard(binary("20000000"))).isEqualTo("own 16");
        assertThat(Pieces.heard(binary("2011000C" + IPV4))).isEqualTo("own 28");
        assertThat(Pieces.heard(binary("21000000"))).isEqualTo("own 16");
        assertThat(Pieces.heard(binary("213100D8" + "00".repeat(216)))).isEqualTo("own 232");
        assertThat(Pieces.heard(binary("2111000C"))).isEqualTo("more");
        assertThat(Pieces.heard(binary("20000FF0" + "00".repeat(4080)))).isEqualTo("own 4096");
    }

    @Example
    void refusesOtherOctets() {
        for (String hex : List.of(
                "1111000C" + IPV4,
                "2211000C" + IPV4,
                "2112000C" + IPV4,
                "2122" + "0024" + IPV6,
                "2111000B" + IPV4,
                "21210023" + IPV6,
                "2141000C" + IPV4,
                "20000FF1")) {
            assertThat(Pieces.heard(binary(hex))).as(hex).isEqualTo("none");
        }
        assertThat(Pieces.heard(new byte[] {'\r', '\n', '\r', '\n', 1})).isEqualTo("none");
        assertThat(Pieces.heard(new byte[] {0x16, 3, 1})).isEqualTo("none");
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void readsTheSameInAnyPieces(@ForAll("streams") byte[] stream, @ForAll("sizes") List<Integer> sizes) {
        int[] lengths = sizes.stream().mapToInt(Integer::intValue).toArray();
        var pieces = IntStream.iterate(0, i -> i + 1).map(i -> lengths[i % lengths.length]);
        assertThat(Pieces.heard(stream, pieces.iterator())).isEqualTo(Pieces.heard(stream));
    }

    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<byte[]> valid = Arbitraries.of(
                text("PROXY TCP4 192.0.2.1 198.51.100.10 55555 25\r\n"),
                text("PROXY TCP6 2001:db8::1 2001:db8::2 55555 25\r\n"),
                text("PROXY UNKNOWN\r\n"),
                binary("2111000C" + IPV4),
                binary("21210024" + IPV6),
                binary("20000000"),
                binary("20000FF1"));
        Arbitrary<byte[]> rest = Arbitraries.bytes().array(byte[].class).ofMaxSize(120);
        Arbitrary<byte[]> altered = Combinators.combine(
                        valid, Arbitraries.integers().between(0, 60), Arbitraries.bytes())
                .as((octets, at, octet) -> {
                    byte[] copy = octets.clone();
                    copy[at % copy.length] = octet;
                    return copy;
                });
        return Combinators.combine(Arbitraries.oneOf(valid, altered), rest).as((first, second) -> {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        });
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 30).list().ofMinSize(1).ofMaxSize(8);
    }
}
