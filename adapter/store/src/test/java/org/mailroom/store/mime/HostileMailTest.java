package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail made to exhaust whoever describes it; each of these would take minutes or gigabytes were anything quadratic. */
class HostileMailTest {

    @Test
    void nestedMultiparts() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        TestMail mail = mail(text.toString());
        assertThat(mail.description().cuts()).containsExactly(Cut.DEPTH);
        assertThat(depth(mail.structure())).isEqualTo(100);
    }

    @Test
    void nestedMessages() {
        TestMail mail = mail("Content-Type: message/rfc822\n\n".repeat(10_000));
        assertThat(mail.description().cuts()).containsExactly(Cut.DEPTH);
        assertThat(depth(mail.structure())).isEqualTo(100);
    }

    @Test
    void siblingsOfWhatIsTooDeepAreDescribed() {
        MimeLimits limits = new MimeLimits(1, 100, 1000, 100, 1000, 10, 10, 10, 1000);
        TestMail mail = TestMail.of(
                ("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n"
                                + "--a\n\ny\n--a--")
                        .getBytes(ISO_8859_1),
                limits);
        assertThat(mail.part(1).fields().subtype()).isEqualTo("octet-stream");
        assertThat(mail.section(Section.Kind.ALL, 2)).isEqualTo("y");
    }

    @Test
    void manyParts() {
        TestMail mail = mail("Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(300_000));
        assertThat(mail.description().cuts()).containsExactly(Cut.PARTS);
        List<BodyPart> parts = ((MultiPart) mail.structure()).parts();
        assertThat(parts).hasSize(9_999);
        BodyPart rest = parts.get(9_998);
        assertThat(rest.fields().subtype()).isEqualTo("octet-stream");
        assertThat(rest.extent().bodyEnd()).isEqualTo(mail.octets().length);
    }

    /** CVE-2024-23184. */
    @Test
    void manyAddresses() {
        TestMail mail = mail("To: " + "a@b.example, ".repeat(500_000) + "\nCc: x@y\n\n");
        assertThat(mail.envelope().to()).hasSizeLessThanOrEqualTo(5_000);
        assertThat(mail.description().cuts())
                .containsExactlyInAnyOrder(Cut.ADDRESSES, Cut.FIELD_OCTETS, Cut.HEADER_OCTETS);
        mail = mail("To: a@b\n".repeat(500_000));
        assertThat(mail.envelope().to()).hasSize(4_999);
        mail = mail("To: " + "a:".repeat(500_000) + "\n\n");
        assertThat(mail.envelope().to()).hasSize(5_000).endsWith(Address.GROUP_END);
    }

    @Test
    void longHeaders() {
        TestMail mail = mail("X: y\n".repeat(1_000_000) + "Subject: late\n\nbody");
        assertThat(mail.envelope().subject()).isNull();
        assertThat(mail.section(Section.Kind.TEXT)).isEqualTo("body");
        assertThat(mail.description().cuts()).containsExactlyInAnyOrder(Cut.HEADER_FIELDS, Cut.HEADER_OCTETS);
        mail = mail("Subject: " + "x".repeat(500_000) + "\nReferences: " + "<a@b>".repeat(50_000) + "\n\n");
        assertThat(mail.envelope().subject()).hasSize(256 << 10);
        assertThat(mail.description().references()).hasSize(200);
        assertThat(mail.description().cuts()).containsExactlyInAnyOrder(Cut.FIELD_OCTETS, Cut.REFERENCES);
    }

    @Test
    void headersOfManyPartsTogether() {
        String part = "--a\nContent-Description: " + "x".repeat(200_000) + "\n\n";
        TestMail mail = mail("Content-Type: multipart/mixed; boundary=a\n\n" + part.repeat(50));
        assertThat(mail.description().cuts()).containsExactly(Cut.DESCRIPTION_OCTETS);
        assertThat(DescriptionFormat.write(mail.description())).hasSizeLessThan(5 << 20);
        String message = "Content-Type: message/rfc822\nSubject: " + "x".repeat(200_000) + "\n\n";
        assertThat(mail(message.repeat(50)).description().cuts()).containsExactly(Cut.DESCRIPTION_OCTETS);
    }

    /** Many small things take more memory than their text. */
    @Test
    void shortAddressesAndParametersOfManyPartsTogether() {
        String header = "Content-Type: message/rfc822" + ";a*=b".repeat(20) + "\n\nTo: " + "a,".repeat(4_000) + "\n\n";
        TestMail mail = mail("Content-Type: multipart/mixed; boundary=a\n\n" + ("--a\n" + header).repeat(200));
        assertThat(mail.description().cuts()).containsExactly(Cut.DESCRIPTION_OCTETS);
        assertThat(((MultiPart) mail.structure()).parts()).hasSizeBetween(15, 20);
    }

    @Test
    void endlessParameters() {
        StringBuilder type = new StringBuilder("Content-Type: text/plain");
        for (int i = 0; i < 20_000; i++) {
            type.append("; a*").append(i % 3).append("=x; b").append(i).append("*0*=y");
        }
        assertThat(mail(type + "\n\n").structure().fields().parameters()).hasSizeLessThanOrEqualTo(100);
        assertThat(mail("Content-Type: text/plain" + "; ".repeat(100_000) + "\n\n")
                        .description()
                        .cuts())
                .isEmpty();
        assertThat(mail("Content-Type: text/plain" + ";(\"".repeat(80_000) + "\n\n")
                        .description()
                        .cuts())
                .isEmpty();
    }

    @Test
    void everyLineMayBeABoundary() {
        StringBuilder text = new StringBuilder();
        String long190 = "x".repeat(190);
        for (int i = 0; i < 100; i++) {
            text.append("Content-Type: multipart/mixed; boundary=")
                    .append(long190)
                    .append(i);
            text.append("\n\n--").append(long190).append(i).append('\n');
        }
        TestMail mail = mail(text + "\n" + ("--" + long190 + "\n").repeat(50_000));
        assertThat(depth(mail.structure())).isEqualTo(100);
    }

    @Test
    void valuesThatAreReadLaterAreReadInLinearTime() {
        for (String piece : new String[] {
            "[", "[a]", "re:", "re[", "[fwd:", "(fwd)", "=?", "=?a?q?", "=?a?q?x?= ", "<", "(", "\"", "\\", "a:"
        }) {
            String value = piece.repeat(200_000 / piece.length());
            BaseSubject.of(value);
            MessageIds.parse(value);
            SentDate.parse(value);
            assertThat(HeaderText.decode(value).length()).isLessThanOrEqualTo(value.length());
            AddressReader reader = new AddressReader(5_000);
            reader.read(value);
            assertThat(reader.addresses()).hasSizeLessThanOrEqualTo(5_000);
        }
        assertThat(BaseSubject.of("[fwd:".repeat(50_000) + "]".repeat(50_000)).text())
                .isEmpty();
    }

    private static TestMail mail(String text) {
        TestMail mail = TestMail.raw(text);
        assertThat(DescriptionFormat.read(DescriptionFormat.write(mail.description())))
                .isEqualTo(mail.description());
        return mail;
    }

    private static int depth(BodyPart part) {
        int depth = 0;
        BodyPart at = part;
        while (true) {
            if (at instanceof MultiPart multi) {
                at = multi.parts().get(0);
            } else if (at instanceof MessagePart message) {
                at = message.structure();
            } else {
                return depth;
            }
            depth++;
        }
    }
}
