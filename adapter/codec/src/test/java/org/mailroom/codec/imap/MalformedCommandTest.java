package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Conversation.LIMITS;
import static org.mailroom.codec.imap.Conversation.heard;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedCommandTest {

    private static final String LONG = "x".repeat(LIMITS.commandOctets());

    @Test
    void aLineWithoutATagIsNotExecuted() {
        assertThat(heard("\r\n")).containsExactly("NO_TAG ");
        assertThat(heard("NOOP\r\na NOOP\r\n")).containsExactly("NO_TAG ", "a|NOOP|");
        assertThat(heard("+ NOOP\r\n* NOOP\r\n NOOP\r\n")).containsOnly("NO_TAG ");
        assertThat(heard("a \r\na  NOOP\r\na (x)\r\n")).containsOnly("NO_COMMAND a");
    }

    @Test
    void aTagHasALimit() {
        Conversation conversation = new Conversation(ImapLimits.afterLogin());
        conversation.hear("t".repeat(256) + " NOOP\r\n" + "t".repeat(257) + " NOOP\r\n");
        assertThat(conversation.heard()).containsExactly("t".repeat(256) + "|NOOP|", "NO_TAG ");
    }

    @Test
    void bareLineEndsAndNulAreFaults() {
        assertThat(heard("a NOOP\nb NOOP\r\n")).containsExactly("BARE_LF a", "b|NOOP|");
        assertThat(heard("a NO\rOP\r\n")).containsExactly("BARE_CR a");
        assertThat(heard("a NO\0OP\r\n")).containsExactly("NUL a");
        assertThat(heard("a LOGIN {1+}\r\nx\ny\r\n")).containsExactly("BARE_LF a", "NO_TAG ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00FC", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080"})
    void whatIsNoUtf8IsAFault(String octets) {
        assertThat(heard("a X " + octets + "\r\nb NOOP\r\n")).containsExactly("NOT_UTF8 a", "b|NOOP|");
    }

    @Test
    void aCommandHasALimit() {
        String longest = "a X " + LONG.substring(6);
        assertThat(heard(longest + "\r\n")).containsExactly("a|X| " + LONG.substring(6));
        assertThat(heard(longest + "x\r\nb NOOP\r\n")).containsExactly("COMMAND_TOO_LONG a", "b|NOOP|");
        assertThat(heard("a X {20+}\r\n" + "y".repeat(20) + " {20+}\r\n" + "y".repeat(20)
                        + " {14+}\r\nyyyyyyyyyyyyyy\r\n"))
                .containsExactly("LITERAL_TOO_LONG a");
    }

    @Test
    void literalsOfALongCommandAreSkippedToo() {
        assertThat(heard("a X " + LONG + "{3+}\r\n\r\nx\r\nb NOOP\r\n"))
                .containsExactly("COMMAND_TOO_LONG a", "b|NOOP|");
        assertThat(heard("a X " + LONG + "{12}\r\nb NOOP\r\n")).containsExactly("COMMAND_TOO_LONG a", "b|NOOP|");
    }

    @Test
    void aLongLiteralIsNotAwaited() {
        assertThat(heard("a LOGIN {21}\r\nb NOOP\r\n")).containsExactly("LITERAL_TOO_LONG a", "b|NOOP|");
        assertThat(heard("a LOGIN {21+}\r\n" + "x".repeat(21) + "\r\nb NOOP\r\n"))
                .containsExactly("LITERAL_TOO_LONG a", "b|NOOP|");
        assertThat(heard("a APPEND b {41+}\r\n" + "x".repeat(41) + "\r\nb NOOP\r\n"))
                .containsExactly("LITERAL_TOO_LONG a", "b|NOOP|");
    }

    @Test
    void literalsAreCounted() {
        assertThat(heard("a X {0+}\r\n{0+}\r\n{0+}\r\n\r\n")).containsExactly("a|X| <><><>");
        assertThat(heard("a X {0+}\r\n{0+}\r\n{0+}\r\n{0+}\r\n\r\nb NOOP\r\n"))
                .containsExactly("TOO_MANY_LITERALS a", "b|NOOP|");
        Conversation conversation = new Conversation(ImapLimits.afterLogin());
        conversation.hear("a X " + String.join("", Collections.nCopies(5000, "{0+}\r\n")) + "\r\n");
        assertThat(conversation.heard()).containsExactly("TOO_MANY_LITERALS a");
    }

    @Test
    void whatIsTooLongToSkipIsTheEnd() {
        assertThat(heard("a LOGIN {101+}\r\n", "b NOOP\r\n")).containsExactly("LITERAL_TOO_LONG a last");
        assertThat(heard("a LOGIN {99999999999999999999+}\r\n", "b NOOP\r\n"))
                .containsExactly("LITERAL_TOO_LONG a last");
        assertThat(heard("a X " + LONG + LONG, "b NOOP\r\n")).containsExactly("COMMAND_TOO_LONG a last");
        assertThat(heard("a APPEND b {13+}\r\n" + LONG + LONG, "b NOOP\r\n"))
                .containsExactly("a|APPEND| b {", "refused", "ENDLESS a last");
    }

    @Test
    void aHugeSynchronizingLiteralIsSimplyNotAwaited() {
        assertThat(heard("a LOGIN {99999999999999999999}\r\nb NOOP\r\n"))
                .containsExactly("LITERAL_TOO_LONG a", "b|NOOP|");
    }

    @Test
    void aFaultAfterAStreamedLiteralEndsItsCommand() {
        assertThat(heard("a APPEND b {1+}\r\nx \0 {2+}\r\n\r\n\r\nb NOOP\r\n"))
                .containsExactly("a|APPEND| b {", "literal x", "end", "NUL a", "b|NOOP|");
    }

    @Test
    void aLineThatIsNoCommandHasTheSameLimit() {
        assertThat(heard("a IDLE\r\n" + LONG + "{3+}\r\nb NOOP\r\n"))
                .containsExactly("a|IDLE|", "COMMAND_TOO_LONG ", "b|NOOP|");
        assertThat(heard("a AUTHENTICATE X\r\nx\ny\0\r\nb NOOP\r\n")).startsWith("a|AUTHENTICATE| X", "BARE_LF ");
    }

    @Test
    void thousandsOfOpenParenthesesWithoutALineEnd() {
        assertThat(heard("a SEARCH " + "(".repeat(4000))).containsExactly("COMMAND_TOO_LONG a last");
    }

    @Test
    void anHttpRequestIsOfCommandsNobodyKnows() {
        assertThat(heard("POST / HTTP/1.1\r\nHost: mail\r\n\r\n"))
                .containsExactly("POST|/| HTTP/1.1", "Host:|MAIL|", "NO_TAG ");
    }
}
