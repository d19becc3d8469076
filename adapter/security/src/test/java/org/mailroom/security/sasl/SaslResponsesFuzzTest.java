package org.mailroom.security.sasl;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Any octets, cut into responses at line ends, for every mechanism. */
class SaslResponsesFuzzTest {

    private static final List<SaslMechanism> MECHANISMS = AnyResponses.mechanisms();
    private static final int MAX_RESPONSES = 8;

    @FuzzTest(maxDuration = "60s")
    void responses(byte[] octets) {
        List<byte[]> responses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= octets.length && responses.size() < MAX_RESPONSES; i++) {
            if (i == octets.length || octets[i] == '\n') {
                responses.add(Arrays.copyOfRange(octets, from, i));
                from = i + 1;
            }
        }
        AnyResponses.check(MECHANISMS, responses);
    }
}
