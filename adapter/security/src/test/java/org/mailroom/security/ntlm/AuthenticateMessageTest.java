package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says of itself is not believed. */
class AuthenticateMessageTest {

    private static final byte[] USER = "user".getBytes(UTF_16LE);

    @Test
    void aFieldMayBeEmptyWhereverItPoints() throws Exception {
        byte[] message = message(USER, new byte[0]);
        putInt(message, 32, 0xFFFFFFFF);
        assertThat(AuthenticateMessage.parse(message).domain()).isEmpty();
        assertThat(AuthenticateMessage.parse(message).user()).isEqualTo("user");
    }

    @ParameterizedTest
    @CsvSource({"0", "63", "73", "1000", "2147483647", "-1", "-8"})
    void fieldsLieInTheMessage(int offset) {
        byte[] message = message(USER, new byte[0]);
        putInt(message, 40, offset);
        assertThatThrownBy(() -> AuthenticateMessage.parse(message))
                .isInstanceOf(NtlmSyntaxException.class)
                .hasMessage("AUTHENTICATE: UserName lies outside the message");
    }

    @Test
    void textIsUtf16() {
        assertThatThrownBy(() -> AuthenticateMessage.parse(message(new byte[] {'a', 0, 'b'}, new byte[0])))
                .hasMessage("AUTHENTICATE: UserName is not UTF-16");
        assertThatThrownBy(() -> AuthenticateMessage.parse(message(new byte[] {0, (byte) 0xD8}, new byte[0])))
                .hasMessage("AUTHENTICATE: UserName is not UTF-16");
    }

    @Test
    void sizesAreLimited() {
        assertThatThrownBy(() -> AuthenticateMessage.parse(message(new byte[1026], new byte[0])))
                .hasMessageContaining("UserName has 1026 octets");
        assertThatThrownBy(() -> AuthenticateMessage.parse(message(USER, new byte[8])))
                .hasMessageContaining("8 octets, not 16");
        assertThatThrownBy(() -> AuthenticateMessage.parse(Arrays.copyOf(message(USER, new byte[0]), 20_000)))
                .hasMessageContaining("20000 octets long");
        assertThatThrownBy(() -> AuthenticateMessage.parse(Arrays.copyOf(message(USER, new byte[0]), 63)))
                .hasMessageContaining("63 octets long");
    }

    @Test
    void aMicNeedsRoom() throws Exception {
        assertThat(AuthenticateMessage.parse(message(USER, new byte[0])).hasMic())
                .isFalse();
        byte[] none = {};
        byte[] withRoom = NtlmTestClient.authenticate(NtlmTestClient.UNICODE, 88, none, none, none, USER, none, none);
        assertThat(AuthenticateMessage.parse(withRoom).hasMic()).isTrue();
    }

    private static byte[] message(byte[] user, byte[] sessionKey) {
        byte[] none = {};
        return NtlmTestClient.authenticate(NtlmTestClient.UNICODE, 64, none, none, none, user, none, sessionKey);
    }

    private static void putInt(byte[] message, int at, int value) {
        for (int i = 0; i < 4; i++) {
            message[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
