package org.mailroom.store.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;

/** Any octets are described, and the description holds. */
class MimeFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void message(byte[] octets) throws IOException {
        TestMail mail = TestMail.of(octets, MimeLimits.DEFAULT);
        assertThat(mail.description().octets()).isEqualTo(octets.length);
        DescriptionChecks.assertSound(mail.description());
        SortKeys.of(mail.description());
        BodyPart source = Preview.source(mail.description()).orElse(mail.structure());
        String body = mail.cut(source.extent().body());
        try (DecodedText text = DecodedText.open(source, new ByteArrayInputStream(body.getBytes(ISO_8859_1)))) {
            assertThat(Preview.of(text, true).length()).isLessThanOrEqualTo(2 * Preview.MAX_CHARACTERS);
            text.transferTo(Writer.nullWriter());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void headerValue(byte[] octets) {
        String value = new String(octets, ISO_8859_1);
        HeaderText.decode(value);
        BaseSubject.of(value);
        SentDate.parse(value);
        MessageIds.parse(value);
        TestMail.raw("To: " + value + "\nContent-Disposition: " + value + "\nContent-Language: " + value + "\n\n");
    }

    @FuzzTest(maxDuration = "60s")
    void storedDescription(byte[] octets) {
        readOrRefuse(octets);
    }

    static void readOrRefuse(byte[] octets) {
        MessageDescription description;
        try {
            description = DescriptionFormat.read(octets);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(DescriptionFormat.read(DescriptionFormat.write(description))).isEqualTo(description);
    }
}
