package org.mailroom.codec.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.mailroom.codec.smtp.ContentScanner.ContentFault;

class ContentScannerTest {

    private static final Pattern FAULT = Pattern.compile("(?<cr>\r(?!\n))|(?<lf>(?<!\r)\n)|(?<nul>\0)");

    @Example
    void aCrIsNoFaultBeforeTheMessageEnds() {
        ContentScanner scanner = scanned(List.of("text\r"));
        assertThat(scanner.fault()).isEmpty();
        assertThat(scanner.finish()).contains(ContentFault.BARE_CR);
    }

    @Example
    void aLineEndMayBeSplitOverPieces() {
        assertThat(scanned(List.of("text\r", "\ntext\r", "\n")).finish()).isEmpty();
        assertThat(scanned(List.of("text\r", "", "x\n")).fault()).contains(ContentFault.BARE_CR);
    }

    @Example
    void theFirstFaultStays() {
        assertThat(scanned(List.of("a\nb\0c\rd")).finish()).contains(ContentFault.BARE_LF);
    }

    @Example
    void leavesTheIndicesAlone() {
        ByteBuf octets = Unpooled.copiedBuffer("abc\r\n", ISO_8859_1).skipBytes(1);
        new ContentScanner().scan(octets);
        assertThat(octets.readableBytes()).isEqualTo(4);
    }

    @Example
    void noOctetIsTakenForAnother() {
        for (int octet = 0; octet < 256; octet++) {
            String line = "1234567" + (char) octet + "890123456789\r\n";
            assertThat(scanned(List.of(line)).finish()).isEqualTo(naive(line));
        }
    }

    @Property(tries = 5000)
    void findsWhatANaiveSearchFinds(@ForAll("pieces") List<String> pieces) {
        assertThat(scanned(pieces).finish()).isEqualTo(naive(String.join("", pieces)));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.just("\r\n")),
                        Tuple.of(
                                20,
                                Arbitraries.strings()
                                        .withCharRange('\t', '\u00FF')
                                        .excludeChars('\n', '\r')),
                        Tuple.of(1, Arbitraries.of("\r", "\n", "\0")))
                .list()
                .ofMaxSize(12);
    }

    private static ContentScanner scanned(List<String> pieces) {
        ContentScanner scanner = new ContentScanner();
        pieces.forEach(piece -> scanner.scan(Unpooled.copiedBuffer(piece, ISO_8859_1)));
        return scanner;
    }

    private static Optional<ContentFault> naive(String content) {
        Matcher matcher = FAULT.matcher(content);
        if (!matcher.find()) {
            return Optional.empty();
        }
        if (matcher.group("cr") != null) {
            return Optional.of(ContentFault.BARE_CR);
        }
        return Optional.of(matcher.group("lf") != null ? ContentFault.BARE_LF : ContentFault.NUL);
    }
}
