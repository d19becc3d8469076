package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagTest {

    @Test
    void caseMakesNoDifference() {
        assertThat(Flag.of("\\SEEN")).isSameAs(Flag.SEEN).hasToString("\\Seen");
        assertThat(Flag.of("Foo")).isEqualTo(Flag.of("fOO")).hasSameHashCodeAs(Flag.of("FOO"));
        assertThat(Flag.of("$mdnsent").name()).isEqualTo("$MDNSent");
        assertThat(Flag.of("fOO").name()).isEqualTo("fOO");
        assertThat(Flag.of("i")).isEqualTo(Flag.of("I")).isNotEqualTo(Flag.of("j"));
    }

    @Test
    void aKeywordHasNoBackslash() {
        assertThat(Flag.of("Seen").isKeyword()).isTrue();
        assertThat(Flag.SEEN.isKeyword()).isFalse();
        assertThat(Flag.of("Seen")).isNotEqualTo(Flag.SEEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "\\\\a", "a b", "a)", "\\*", "\u00FC", "a\r\n"})
    void noFlags(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Flag.of(name));
    }

    @Test
    void mailboxNamesHoldNoControls() {
        assertThat(new MailboxName("iNbOx")).isEqualTo(MailboxName.INBOX);
        assertThat(new MailboxName("Inbox/x").name()).isEqualTo("Inbox/x");
        for (String name : new String[] {"a\r\nb", "\0", "\u0085", "\u2028", "\uD83D"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new MailboxName(name));
        }
    }
}
