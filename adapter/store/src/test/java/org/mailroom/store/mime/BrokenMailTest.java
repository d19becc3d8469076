package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.store.mime.Section.Kind.ALL;
import static org.mailroom.store.mime.Section.Kind.HEADER;
import static org.mailroom.store.mime.Section.Kind.MIME;
import static org.mailroom.store.mime.Section.Kind.TEXT;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ugly mail is described as well as possible. */
class BrokenMailTest {

    @Test
    void nothingAtAll() {
        TestMail mail = TestMail.raw("");
        assertThat(mail.structure().extent()).isEqualTo(new Extent(0, 0, 0));
        assertThat(mail.envelope()).isEqualTo(Envelope.EMPTY);
    }

    @Test
    void headerWithoutAnEnd() {
        TestMail mail = TestMail.raw("Subject: x\r\nTo: a@b");
        assertThat(mail.envelope().subject()).isEqualTo("x");
        assertThat(mail.envelope().to()).containsExactly(new Address(null, null, "a", "b"));
        assertThat(mail.structure().extent()).isEqualTo(new Extent(0, 19, 19));
    }

    @Test
    void lineThatIsNoField() {
        TestMail mail = TestMail.of("From a@b Sat Jan  1\nSubject : x\ngarbage\n:\n Subject: y\n\nbody");
        assertThat(mail.envelope().subject()).isEqualTo("x");
        assertThat(mail.section(TEXT)).isEqualTo("body");
    }

    @Test
    void multipartWithoutABoundary() {
        for (String parameters : new String[] {"", "; boundary=", "; boundary=\"\"", "; boundary=" + "x".repeat(201)}) {
            TestMail mail = TestMail.of("Content-Type: multipart/mixed" + parameters + "\n\n--\n\nx");
            assertThat(mail.structure().fields().subtype()).isEqualTo("plain");
            assertThat(mail.section(ALL, 1)).isEqualTo("--\r\n\r\nx");
        }
    }

    @Test
    void multipartWithoutParts() {
        TestMail mail = TestMail.of("Content-Type: multipart/mixed; boundary=a\n\nnothing here\n--a--\nnor here");
        assertThat(mail.part(1)).isInstanceOf(TextPart.class);
        assertThat(mail.section(ALL, 1)).isEmpty();
        assertThat(mail.section(TEXT)).endsWith("nor here");
    }

    @Test
    void closingBoundaryIsMissing() {
        TestMail mail = TestMail.of("Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo\n");
        assertThat(mail.section(ALL, 1)).isEqualTo("one");
        assertThat(mail.section(ALL, 2)).isEqualTo("two\r\n");
    }

    @Test
    void outerBoundaryEndsInnerParts() {
        TestMail mail = TestMail.of("""
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: multipart/mixed; boundary=in

                --in
                Content-Type: message/rfc822

                Subject: no end
                --out

                last
                --out--
                """);
        assertThat(mail.section(MIME, 1, 1)).isEqualTo("Content-Type: message/rfc822\r\n\r\n");
        assertThat(mail.section(HEADER, 1, 1)).isEqualTo("Subject: no end");
        assertThat(((MessagePart) mail.part(1, 1)).envelope().subject()).isEqualTo("no end");
        assertThat(mail.section(ALL, 2)).isEqualTo("last");
    }

    @Test
    void boundariesThatBeginAlike() {
        TestMail mail = TestMail.of("""
                Content-Type: multipart/mixed; boundary=abc

                --abc
                Content-Type: multipart/mixed; boundary=abcd

                --abcd

                inner
                --abcd--
                --abc\t\s
                Content-Type: multipart/mixed; boundary=ab

                --ab

                short
                --ab--
                --abc--
                """);
        assertThat(mail.section(ALL, 1, 1)).isEqualTo("inner");
        assertThat(mail.section(ALL, 2, 1)).isEqualTo("short");
    }

    /** RFC 2046 section 5.1.1: it suffices that the line begins with the boundary. */
    @Test
    void textAfterABoundary() {
        TestMail mail = TestMail.of("Content-Type: multipart/mixed; boundary=a\n\n--a junk\n\none\n--a"
                + "x".repeat(300) + "\n\ntwo\n--a--junk\n");
        assertThat(mail.section(ALL, 1)).isEqualTo("one");
        assertThat(mail.section(ALL, 2)).isEqualTo("two");
    }

    @Test
    void lineEndsOfAllKinds() {
        TestMail mail =
                TestMail.raw("Content-Type: multipart/mixed;\n boundary=a\n\n--a\r\n\ncr\ris\r\r\n--a\n\r\nx\n\n--a--");
        assertThat(mail.section(ALL, 1)).isEqualTo("cr\ris\r");
        assertThat(mail.section(ALL, 2)).isEqualTo("x\n");
        assertThat(((TextPart) mail.part(2)).lines()).isEqualTo(1);
        assertThat(mail.section(MIME, 2)).isEqualTo("\r\n");
    }

    @Test
    void boundaryAtTheVeryEnd() {
        TestMail mail = TestMail.raw("Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx\n--a");
        assertThat(mail.section(ALL, 1)).isEqualTo("x");
        assertThat(mail.section(ALL, 2)).isEmpty();
    }

    @Test
    void emptyBodies() {
        TestMail mail = TestMail.of("Content-Type: multipart/mixed; boundary=a\n\n--a\n\n--a\n\n\n--a\n--a--");
        for (int i = 1; i <= 3; i++) {
            assertThat(mail.section(ALL, i)).isEmpty();
            assertThat(((TextPart) mail.part(i)).lines()).isZero();
        }
        assertThat(mail.section(MIME, 3)).isEmpty();
    }

    @Test
    void malformedContentType() {
        for (String type : new String[] {"text", "", "/", "text/", "; charset=x", "\"text/html\""}) {
            ContentFields fields =
                    TestMail.of("Content-Type: " + type + "\n\nx").structure().fields();
            assertThat(fields.type() + "/" + fields.subtype()).isEqualTo("text/plain");
            assertThat(fields.parameters()).isEqualTo(Map.of("charset", "us-ascii"));
        }
    }

    /** RFC 2045 section 6.4: a message has no other encoding than the identity. */
    @Test
    void encodedMessageIsData() {
        TestMail mail =
                TestMail.of("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeA==\n");
        assertThat(mail.structure().fields().subtype()).isEqualTo("octet-stream");
        assertThat(((BasicPart) mail.structure()).decodedOctets()).isEqualTo(10);
    }

    @Test
    void nulAndHighOctets() {
        TestMail mail = TestMail.raw("Subject: a\0b\u00e4\r\n\tc\rd\r\nTo: \u00c3\u00a4 <\u00c3\u00b6@x>\r\n\r\n\0\0");
        assertThat(mail.envelope().subject()).isEqualTo("ab\u00e4\tc d");
        Address to = mail.envelope().to().get(0);
        assertThat(HeaderText.decode(to.name())).isEqualTo("\u00e4");
        assertThat(HeaderText.decode(to.mailbox())).isEqualTo("\u00f6");
        assertThat(mail.structure().octets()).isEqualTo(2);
    }

    @Test
    void firstOfTwoFieldsCountsAndAddressesAdd() {
        TestMail mail = TestMail.of("Subject: one\nSubject: two\nTo: a@x\nTo: b@x\n\n");
        assertThat(mail.envelope().subject()).isEqualTo("one");
        assertThat(mail.envelope().to()).hasSize(2);
    }
}
