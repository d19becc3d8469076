package org.mailroom.codec.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.smtp.Conversation.MAX_LINE;
import static org.mailroom.codec.smtp.Conversation.heard;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedLineTest {

    @Test
    void aLineEndedByLfAloneIsAnsweredAndNotExecuted() {
        assertThat(heard("NOOP\nDATA\nNOOP\r\n")).containsExactly("BARE_LF NOOP", "BARE_LF DATA", "NOOP|");
        assertThat(heard("\n")).containsExactly("BARE_LF");
    }

    @Test
    void aCrWithinALineIsAFault() {
        assertThat(heard("NOOP\rRSET\r\n")).containsExactly("BARE_CR NOOP");
        assertThat(heard("\r\r\n")).containsExactly("BARE_CR");
        assertThat(heard("NOOP\rRSET\n")).containsExactly("BARE_CR NOOP");
    }

    @Test
    void aNulIsAFault() {
        assertThat(heard("RSET\0\r\nNOOP\r\n")).containsExactly("NUL RSET", "NOOP|");
        assertThat(heard("\0NOOP\r\n")).containsExactly("NUL");
        assertThat(heard("NOOP\0\r\r\n")).containsExactly("NUL NOOP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00FC", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080", "\u00E2\u0082"})
    void whatIsNoUtf8IsAFault(String octets) {
        assertThat(heard("NOOP " + octets + "\r\n")).containsExactly("NOT_UTF8 NOOP");
    }

    @Test
    void aLineOfTheGreatestLengthIsRead() {
        String longest = "NOOP " + "x".repeat(MAX_LINE - 7);
        assertThat(heard(longest + "\r\n")).containsExactly("NOOP|" + longest.substring(5));
        assertThat(heard(longest + "x\r\nNOOP\r\n")).containsExactly("LINE_TOO_LONG NOOP", "NOOP|");
        assertThat(heard(longest + "xx", "xx\r", "\nNOOP\r\n")).containsExactly("LINE_TOO_LONG NOOP", "NOOP|");
    }

    @Test
    void aLongLineIsNotExecutedWhateverItsEnd() {
        assertThat(heard("x".repeat(500), "\nNOOP\r\n")).containsExactly("LINE_TOO_LONG", "NOOP|");
        assertThat(heard("DATA " + "x".repeat(500) + "\r\nNOOP\r\n")).containsExactly("LINE_TOO_LONG DATA", "NOOP|");
    }

    @Test
    void aLineWithoutEndIsTheLastFrame() {
        int patience = 1 << 20;
        assertThat(heard("y".repeat(patience - 1) + "\n")).containsExactly("LINE_TOO_LONG");
        assertThat(heard("y".repeat(patience), "\r\nNOOP\r\n")).containsExactly("ENDLESS_LINE");
        assertThat(heard("y".repeat(patience) + "\r\nNOOP\r\n")).containsExactly("ENDLESS_LINE");
    }

    @Test
    void patienceGrowsWithTheLimit() {
        int limit = 1 << 17;
        Conversation conversation = new Conversation(limit);
        for (int i = 0; i < 15; i++) {
            conversation.hear("z".repeat(limit));
        }
        assertThat(conversation.heard()).isEmpty();
        conversation.hear("z".repeat(limit));
        assertThat(conversation.heard()).isEqualTo(List.of("ENDLESS_LINE"));
    }

    @Test
    void anHttpRequestIsALineOfCommandsNobodyKnows() {
        assertThat(heard("POST / HTTP/1.1\r\nHost: mail\r\nContent-Length: 4\r\n\r\nDATA\r\n"))
                .startsWith("POST|/ HTTP/1.1", "HOST:|mail", "CONTENT-LENGTH:|4", "|");
    }

    @Test
    void aTlsRecordIsAFault() {
        String clientHello = new String(new byte[] {0x16, 3, 1, 0, 4, 1, 0, 0, '\n'}, ISO_8859_1);
        assertThat(heard(clientHello)).containsExactly("NUL");
    }
}
