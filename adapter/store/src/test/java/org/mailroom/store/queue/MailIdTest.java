package org.mailroom.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailIdTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 0x1234_5678_9ABC_DEFL, Long.MAX_VALUE})
    void isReadAsItWasWritten(long id) {
        assertThat(MailId.format(id)).hasSize(13);
        assertThat(MailId.parse(MailId.format(id))).isEqualTo(id);
        assertThat(MailId.parse(MailId.format(id).toLowerCase())).isEqualTo(id);
    }

    @Test
    void sortsAsTheIdsDo() {
        assertThat(MailId.format(0)).isEqualTo("0000000000000");
        assertThat(MailId.format(32)).isEqualTo("0000000000010").isGreaterThan(MailId.format(31));
        assertThat(MailId.format(Long.MAX_VALUE)).isEqualTo("7ZZZZZZZZZZZZ");
        assertThat(MailId.parse("oOoOoOoOoOoIl")).isEqualTo(33);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "00000000000000", "8000000000000", "000000000000U", "00000000000 0", "00000000000é0"})
    void refusesWhatIsNoId(String text) {
        assertThatThrownBy(() -> MailId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an id ");
    }

    @Test
    void refusesNegativeIds() {
        assertThatThrownBy(() -> MailId.format(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailId.parse(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
