package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.store.mime.Section.Kind.ALL;
import static org.mailroom.store.mime.Section.Kind.HEADER;
import static org.mailroom.store.mime.Section.Kind.MIME;
import static org.mailroom.store.mime.Section.Kind.TEXT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructureTest {

    /** The tree of RFC 9051 section 6.4.5, in which each part holds its own number. */
    private static final String NUMBERED = """
            Subject: outer
            Content-Type: multipart/mixed; boundary=a

            preamble
            --a
            Content-Type: text/plain

            one
            --a
            Content-Type: application/octet-stream

            two
            --a
            Content-Type: message/rfc822

            Subject: three
            Content-Type: multipart/mixed; boundary="b b"

            --b b
            Content-Type: text/plain

            three.one
            --b b
            Content-Type: application/octet-stream

            three.two
            --b b--
            inner epilogue
            --a
            Content-Type: multipart/mixed; boundary=ab

            --ab
            Content-Type: image/gif
            Content-ID: <4.1@x>

            four.one
            --ab
            Content-Type: message/rfc822

            Subject: four.two
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: text/plain

            four.two.one
            --c
            Content-Type: multipart/alternative; boundary=d

            --d

            four.two.two.one

            --d
            Content-Type: text/richtext

            four.two.two.two
            --d--
            --c--
            --ab--
            --a--
            epilogue
            """;

    @Test
    void partsAreFoundByTheirNumbers() {
        TestMail mail = TestMail.of(NUMBERED);
        assertThat(mail.section(ALL, 1)).isEqualTo("one");
        assertThat(mail.section(ALL, 2)).isEqualTo("two");
        assertThat(mail.section(ALL, 3, 1)).isEqualTo("three.one");
        assertThat(mail.section(ALL, 3, 2)).isEqualTo("three.two");
        assertThat(mail.section(ALL, 4, 1)).isEqualTo("four.one");
        assertThat(mail.section(ALL, 4, 2, 1)).isEqualTo("four.two.one");
        assertThat(mail.section(ALL, 4, 2, 2, 1)).isEqualTo("four.two.two.one\r\n");
        assertThat(mail.section(ALL, 4, 2, 2, 2)).isEqualTo("four.two.two.two");
    }

    @Test
    void headersAreFoundByTheirNumbers() {
        TestMail mail = TestMail.of(NUMBERED);
        assertThat(mail.section(ALL)).isEqualTo(NUMBERED.replace("\n", "\r\n"));
        assertThat(mail.section(HEADER)).startsWith("Subject: outer").endsWith("boundary=a\r\n\r\n");
        assertThat(mail.section(TEXT)).startsWith("preamble").endsWith("epilogue\r\n");
        assertThat(mail.section(MIME)).isNull();
        assertThat(mail.section(MIME, 1)).isEqualTo("Content-Type: text/plain\r\n\r\n");
        assertThat(mail.section(HEADER, 1)).isNull();
        assertThat(mail.section(TEXT, 1)).isNull();
        assertThat(mail.section(MIME, 3)).isEqualTo("Content-Type: message/rfc822\r\n\r\n");
        assertThat(mail.section(ALL, 3)).startsWith("Subject: three").endsWith("--b b--\r\ninner epilogue");
        assertThat(mail.section(HEADER, 3)).startsWith("Subject: three").endsWith("\r\n\r\n");
        assertThat(mail.section(TEXT, 3)).startsWith("--b b").endsWith("inner epilogue");
        assertThat(mail.section(MIME, 4, 2, 2, 1)).isEqualTo("\r\n");
        assertThat(mail.section(HEADER, 4, 2)).startsWith("Subject: four.two");
        for (Integer[] none : new Integer[][] {{0}, {5}, {1, 1}, {3, 3}, {4, 2, 2, 1, 1}, {-1}}) {
            assertThat(mail.section(ALL, none)).isNull();
        }
    }

    @Test
    void messagesWithinAreDescribed() {
        MessagePart three = (MessagePart) TestMail.of(NUMBERED).part(3);
        assertThat(three.envelope().subject()).isEqualTo("three");
        assertThat(three.lines()).isEqualTo(12);
        assertThat(three.structure().fields().parameters()).isEqualTo(Map.of("boundary", "b b"));
        assertThat(TestMail.of(NUMBERED).part(4, 1).fields().id()).isEqualTo("<4.1@x>");
    }

    @Test
    void onlyBodyIsPartOne() {
        TestMail mail = TestMail.of("Subject: x\n\nHello\nWorld\n");
        assertThat(mail.section(ALL, 1)).isEqualTo("Hello\r\nWorld\r\n");
        assertThat(mail.section(MIME, 1)).isEqualTo("Subject: x\r\n\r\n");
        assertThat(mail.section(ALL, 2)).isNull();
        assertThat(mail.section(ALL, 1, 1)).isNull();
        TextPart text = (TextPart) mail.structure();
        assertThat(text.lines()).isEqualTo(2);
        assertThat(text.octets()).isEqualTo(14);
        assertThat(text.decodedOctets()).isEqualTo(14);
        assertThat(text.fields().parameters()).isEqualTo(Map.of("charset", "us-ascii"));
        assertThat(text.fields().encoding()).isEqualTo("7bit");
    }

    @Test
    void messageThatIsAMessage() {
        TestMail mail = TestMail.of("Content-Type: message/rfc822\n\nSubject: inner\n\ntext\n");
        assertThat(mail.section(ALL, 1)).isEqualTo("Subject: inner\r\n\r\ntext\r\n");
        assertThat(mail.section(HEADER, 1)).isEqualTo("Subject: inner\r\n\r\n");
        assertThat(mail.section(TEXT, 1)).isEqualTo("text\r\n");
        assertThat(mail.section(ALL, 1, 1)).isEqualTo("text\r\n");
        assertThat(mail.section(ALL, 1, 1, 1)).isNull();
    }

    /** RFC 2046 section 5.1.5. */
    @Test
    void digestHoldsMessages() {
        TestMail mail = TestMail.of("""
                Content-Type: multipart/digest; boundary=d

                --d

                From: a@b

                first
                --d
                Content-Type: text/plain

                second
                --d--
                """);
        assertThat(((MessagePart) mail.part(1)).envelope().from().get(0).host()).isEqualTo("b");
        assertThat(mail.section(TEXT, 1)).isEqualTo("first");
        assertThat(mail.part(2)).isInstanceOf(TextPart.class);
    }

    @Test
    void fieldsOfTheExtendedStructure() {
        ContentFields fields = TestMail.of("""
                        Content-Type: Application/PDF; name=a.pdf
                        Content-ID: <id@x>
                        Content-Description: a file
                        Content-Transfer-Encoding: BASE64 (as usual)
                        Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
                        Content-Disposition: Attachment; filename="my file.pdf"; size=3
                        Content-Language: en, de-AT
                        Content-Location: http://x/y

                        AAA=
                        """).structure().fields();
        assertThat(fields)
                .isEqualTo(new ContentFields(
                        "application",
                        "pdf",
                        Map.of("name", "a.pdf"),
                        "<id@x>",
                        "a file",
                        "base64",
                        "Q2hlY2sgSW50ZWdyaXR5IQ==",
                        new Disposition("attachment", Map.of("filename", "my file.pdf", "size", "3")),
                        List.of("en", "de-AT"),
                        "http://x/y"));
    }

    @Test
    void decodedSizes() {
        assertThat(decodedOctets("base64", "SGVsbG8=\r\n")).isEqualTo(5);
        assertThat(decodedOctets("quoted-printable", "a=3D=\r\nb  \r\n")).isEqualTo(5);
        assertThat(decodedOctets("8bit", "abc\r\n")).isEqualTo(5);
        assertThat(decodedOctets("x-uuencode", "abc\r\n")).isEqualTo(BodyPart.UNKNOWN);
    }

    private static long decodedOctets(String encoding, String body) {
        TestMail mail = TestMail.raw("Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + body);
        return ((TextPart) mail.structure()).decodedOctets();
    }

    @Test
    void lineEndBeforeABoundaryIsNotDecoded() {
        String parts =
                "--a\nContent-Transfer-Encoding: 8bit\n\nxy\n--a\nContent-Transfer-Encoding: quoted-printable\n\nxy=\n";
        TestMail mail = TestMail.of("Content-Type: multipart/mixed; boundary=a\n\n" + parts + "--a--");
        assertThat(((TextPart) mail.part(1)).decodedOctets()).isEqualTo(2);
        assertThat(((TextPart) mail.part(2)).decodedOctets()).isEqualTo(2);
        assertThat(((TextPart) mail.part(1)).lines()).isZero();
    }
}
