package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {

    @Test
    void codeAndStatusGoTogether() {
        assertThat(SmtpReply.of(550, "5.1.1", "no such user").status()).isEqualTo(new EnhancedStatus(5, 1, 1));
        assertThat(SmtpReply.of(220, null, "hello").status()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(550, "4.1.1", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(354, "5.0.0", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(199, null, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(600, null, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "4.7.0", "5.1.10", "5.999.999"})
    void statusesSurvive(String status) {
        assertThat(EnhancedStatus.parse(status)).hasToString(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "5.1", "5.1.1.1", "3.0.0", "5.1.1000", "5.01.1", "5.-1.1", "5.1.a", " 5.1.1", "5..1"})
    void whatIsNoStatus(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EnhancedStatus.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnhancedStatus(2, 1000, 0));
    }
}
