package org.mailroom.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any octets are a message or are refused. */
class NtlmMessagesFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void authenticate(byte[] octets) {
        try {
            AuthenticateMessage message = AuthenticateMessage.parse(octets);
            assertThat(message.user().length() + message.domain().length()).isLessThanOrEqualTo(2048);
            NtlmV2Response response = NtlmV2Response.parse(message.ntResponse());
            response.saysMic();
            response.channelBindings();
            if (message.hasMic()) {
                assertThat(AuthenticateMessage.mic(octets)).hasSize(16);
            }
        } catch (NtlmSyntaxException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void attributes(byte[] octets) {
        try {
            AvPairs pairs = AvPairs.parse(octets, 0);
            assertThat(AvPairs.parse(pairs.encode(), 0).encode()).isEqualTo(pairs.encode());
        } catch (NtlmSyntaxException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }
}
