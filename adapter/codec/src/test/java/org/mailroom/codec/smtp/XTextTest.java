package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Refused.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XTextTest {

    @Test
    void decodes() throws SmtpSyntaxException {
        assertThat(XText.decode("")).isEmpty();
        assertThat(XText.decode("e+3Dmc2@example.com")).isEqualTo("e=mc2@example.com");
        assertThat(XText.decode("a+2Bb+20c")).isEqualTo("a+b c");
        assertThat(XText.decode("+C3+BC\u00FC")).isEqualTo("\u00FC\u00FC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+", "+2", "+2x", "+2b", "a=b", "a b", "+0D+0A", "+00", "+7F", "+FF", "+C3", "\u0001", "\u0085"})
    void refuses(String xtext) {
        assertThat(refused(() -> XText.decode(xtext))).startsWith("501 5.5.4");
    }

    @Test
    void encodes() {
        assertThat(XText.encode("a=b+c d\r\n\u00FC")).isEqualTo("a+3Db+2Bc+20d+0D+0A+C3+BC");
    }
}
