package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void quotesOnlyWhatHasToBe() {
        assertThat(new Mailbox("a.b", "c")).hasToString("a.b@c");
        assertThat(new Mailbox("a b", "c")).hasToString("\"a b\"@c");
        assertThat(new Mailbox("a\"\\", "c")).hasToString("\"a\\\"\\\\\"@c");
        assertThat(new Mailbox(".a", "c")).hasToString("\".a\"@c");
        assertThat(new Mailbox("a.", "c")).hasToString("\"a.\"@c");
        assertThat(new Mailbox("a..b", "c")).hasToString("\"a..b\"@c");
        assertThat(new Mailbox("", "c")).hasToString("\"\"@c");
        assertThat(new Mailbox("Postmaster", "")).hasToString("Postmaster");
        assertThat(new Mailbox("\u00FC", "c")).hasToString("\u00FC@c");
    }

    @Test
    void knowsWhetherItIsAscii() {
        assertThat(new Mailbox("a", "b").isAscii()).isTrue();
        assertThat(new Mailbox("\u00FC", "b").isAscii()).isFalse();
        assertThat(new Mailbox("a", "\u00FC").isAscii()).isFalse();
    }

    @Test
    void holdsNoControlCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox("a\r\n", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox("a", "b\0"));
    }
}
