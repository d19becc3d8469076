package org.mailroom.codec.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Random;

/** Any octets, in any pieces: the same header or none, nothing else thrown. The seeds run with every build. */
class ProxyHeaderFuzzTest {

    private static final int LONGEST = 5000;

    @FuzzTest(maxDuration = "60s")
    void headers(byte[] octets) {
        byte[] stream = Arrays.copyOf(octets, Math.min(octets.length, LONGEST));
        String whole = Pieces.heard(stream);
        assertThat(Pieces.heard(
                        stream, new Random(Arrays.hashCode(octets)).ints(1, 40).iterator()))
                .isEqualTo(whole);
        assertThat(Pieces.heard(stream, new Random().ints(1, 2).iterator())).isEqualTo(whole);
    }
}
