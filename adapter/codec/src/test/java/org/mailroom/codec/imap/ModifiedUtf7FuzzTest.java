package org.mailroom.codec.imap;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text can be written and read again; what is read is written only so (RFC 9051, appendix A.1). */
class ModifiedUtf7FuzzTest {

    @FuzzTest(maxDuration = "60s")
    void texts(byte[] octets) throws ImapSyntaxException {
        for (String text : new String[] {new String(octets, UTF_8), new String(octets, UTF_16BE)}) {
            String encoded = ModifiedUtf7.encode(text);
            assertThat(encoded).matches("[ -~]*");
            assertThat(ModifiedUtf7.decode(encoded)).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void encodedTexts(byte[] octets) {
        String encoded = new String(octets, UTF_8);
        String text;
        try {
            text = ModifiedUtf7.decode(encoded);
        } catch (ImapSyntaxException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        assertThat(ModifiedUtf7.encode(text)).isEqualTo(encoded);
    }
}
