package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DecodedTextTest {

    @Test
    void charsets() {
        assertThat(text("charset=iso-8859-15", "8bit", "\u00a4")).isEqualTo("\u20ac");
        assertThat(text("charset=\"utf-8\"", "8bit", "\u00e2\u0082\u00ac")).isEqualTo("\u20ac");
        assertThat(text("charset=us-ascii", "8bit", "\u00e2\u0082\u00ac \u00e4"))
                .isEqualTo("\u20ac \u00e4");
        assertThat(text("charset=no-such", "8bit", "\u00e4")).isEqualTo("\u00e4");
        assertThat(text("charset=" + "x".repeat(100), "8bit", "\u00e4")).isEqualTo("\u00e4");
        assertThat(text("x=y", "quoted-printable", "=E2=82=AC")).isEqualTo("\u20ac");
        assertThat(text("charset=utf-8", "8bit", "a\u00e2\u0082")).isEqualTo("a\u00e2\u0082");
        assertThat(text("charset=utf-16be", "base64", "AEEAQgBD")).isEqualTo("ABC");
    }

    /** RFC 2045 section 6.7. */
    @Test
    void quotedPrintable() {
        assertThat(text("x=y", "quoted-printable", "Now's the time =\r\nfor all folk to come=\r\n to the aid"))
                .isEqualTo("Now's the time for all folk to come to the aid");
        assertThat(text("x=y", "quoted-printable", "a \t \r\nb= \t\nc=\rd=3d=3D=zz=4"))
                .isEqualTo("a\r\nbcd===zz=4");
        assertThat(text("x=y", "quoted-printable", "a = b =")).isEqualTo("a = b ");
        assertThat(text("x=y", "quoted-printable", "a" + " ".repeat(3000) + "b"))
                .isEqualTo("a" + " ".repeat(3000) + "b");
        assertThat(text("x=y", "quoted-printable", "a=" + " ".repeat(3000) + "b"))
                .isEqualTo("a=" + " ".repeat(3000) + "b");
    }

    @Test
    void base64() {
        assertThat(text("x=y", "base64", "SGVs\r\n bG8=!")).isEqualTo("Hello");
        assertThat(text("x=y", "base64", "SGVsbG8=SGVsbG8")).isEqualTo("HelloHello");
        assertThat(text("x=y", "base64", "SGVsb")).isEqualTo("Hel");
        assertThat(text("x=y", "base64", "====")).isEmpty();
    }

    @Property(tries = 300)
    void base64IsDecodedHoweverItIsCut(@ForAll byte[] octets, @ForAll @IntRange(min = 1, max = 7) int piece)
            throws IOException {
        byte[] coded = Base64.getMimeEncoder().encode(octets);
        try (InputStream in = DecodedInput.open(new Pieces(coded, piece), "base64")) {
            assertThat(in.readAllBytes()).isEqualTo(octets);
        }
    }

    /** What BINARY.SIZE promises is what BINARY gives. */
    @Property(tries = 500)
    void decodedSizeIsThatOfTheDecodedOctets(
            @ForAll @Size(max = 60) byte[] body,
            @ForAll boolean isQuoted,
            @ForAll @IntRange(min = 1, max = 7) int piece)
            throws IOException {
        String encoding = isQuoted ? "quoted-printable" : "base64";
        MessageDescriber describer = new MessageDescriber(MimeLimits.DEFAULT);
        byte[] header = ("Content-Transfer-Encoding: " + encoding + "\n\n").getBytes(ISO_8859_1);
        describer.append(header, 0, header.length);
        for (int i = 0; i < body.length; i += piece) {
            describer.append(body, i, Math.min(piece, body.length - i));
        }
        try (InputStream in = DecodedInput.open(new ByteArrayInputStream(body), encoding)) {
            assertThat(((TextPart) describer.finish().structure()).decodedOctets())
                    .isEqualTo(in.readAllBytes().length);
        }
    }

    @Property(tries = 300)
    void validTextIsDecodedHoweverItIsCut(@ForAll String text, @ForAll @IntRange(min = 1, max = 5) int piece)
            throws IOException {
        for (String charset : new String[] {"utf-8", "utf-16le", "gb18030"}) {
            byte[] octets = text.getBytes(Charset.forName(charset));
            String valid = new String(octets, Charset.forName(charset));
            try (DecodedText in = new DecodedText(new Pieces(octets, piece), TextCharset.named(charset), 64)) {
                StringWriter all = new StringWriter();
                in.transferTo(all);
                assertThat(all.toString()).isEqualTo(valid);
            }
        }
    }

    @Test
    void previewSource() {
        String both = "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/html\n\nh\n"
                + "--a\nContent-Disposition: attachment\n\nx\n--a\n\nplain\n--a--";
        TestMail mail = TestMail.of(both);
        assertThat(Preview.source(mail.description())).contains(mail.part(3));
        TestMail html = TestMail.of(both.replace("plain", ""));
        assertThat(Preview.source(html.description())).contains(html.part(1));
        assertThat(Preview.source(TestMail.of("Content-Type: image/png\n\nx").description()))
                .isEmpty();
    }

    @Test
    void previewText() throws IOException {
        assertThat(Preview.of(new StringReader(" a\r\n\t b\u00a0\0c "), false)).isEqualTo("a b c");
        String html =
                "<html><head><title>t</title><style type=x>p > a {}</style></head><body><p>a &amp; b&nbsp;&#x20ac;"
                        + "</p>c&lt;<br>d &bogus; &#xffffffff;&unfinished";
        assertThat(Preview.of(new StringReader(html), true)).isEqualTo("a & b \u20ac c< d &bogus");
        String smiley = "\ud83d\ude00";
        assertThat(Preview.of(new StringReader(smiley.repeat(500)), false)).isEqualTo(smiley.repeat(200));
        assertThat(Preview.of(new StringReader("a\ud83d"), false)).isEqualTo("a");
        assertThat(Preview.of(new StringReader("<".repeat(100_000)), true)).isEmpty();
    }

    private static String text(String parameter, String encoding, String body) {
        TestMail mail = TestMail.raw(
                "Content-Type: text/plain; " + parameter + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body);
        InputStream in =
                new ByteArrayInputStream(mail.section(Section.Kind.ALL, 1).getBytes(ISO_8859_1));
        try (DecodedText text = DecodedText.open(mail.structure(), in)) {
            StringWriter all = new StringWriter();
            text.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives few octets at a time. */
    private static final class Pieces extends ByteArrayInputStream {

        private final int size;

        Pieces(byte[] octets, int size) {
            super(octets);
            this.size = size;
        }

        @Override
        public int read(byte[] target) {
            return read(target, 0, target.length);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, size));
        }
    }
}
