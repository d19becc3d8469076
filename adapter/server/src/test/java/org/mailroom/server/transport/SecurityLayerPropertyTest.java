package org.mailroom.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any buffers in any pieces. */
class SecurityLayerPropertyTest {

    /** The same octets, and every buffer is opened by the read that completes it. */
    @Property(tries = 300)
    void anyPiecesGiveTheSame(
            @ForAll @Size(max = 20) List<@IntRange(max = 2000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 3000) int longestPiece,
            @ForAll long seed) {
        var random = new Random(seed);
        try (var layered = new LayeredChannel()) {
            var plain = new ByteArrayOutputStream();
            var wire = new ByteArrayOutputStream();
            List<int[]> ends = new ArrayList<>();
            for (int length : lengths) {
                byte[] octets = new byte[length];
                random.nextBytes(octets);
                plain.writeBytes(octets);
                wire.writeBytes(layered.client.seal(octets));
                ends.add(new int[] {wire.size(), plain.size()});
            }
            byte[] octets = wire.toByteArray();
            for (int from = 0; from < octets.length; ) {
                int to = Math.min(octets.length, from + 1 + random.nextInt(longestPiece));
                layered.receive(Arrays.copyOfRange(octets, from, to));
                from = to;
                assertThat(layered.received.size()).isEqualTo(complete(ends, from));
            }
            assertThat(layered.received.toByteArray()).isEqualTo(plain.toByteArray());
            assertThat(layered.held()).isZero();
        }
    }

    private static int complete(List<int[]> ends, int arrived) {
        return ends.stream()
                .filter(end -> end[0] <= arrived)
                .mapToInt(end -> end[1])
                .max()
                .orElse(0);
    }

    /** One octet altered anywhere: what came before is right, and what comes from there on is never seen. */
    @Property(tries = 300)
    void anyAlteredOctetIsNoticed(
            @ForAll @IntRange(max = 100) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        try (var layered = new LayeredChannel()) {
            var wire = new ByteArrayOutputStream();
            wire.writeBytes(layered.sealed("first buffer,"));
            wire.writeBytes(layered.sealed("second,"));
            wire.writeBytes(layered.sealed("third"));
            byte[] octets = wire.toByteArray();
            octets[place % octets.length] ^= (byte) change;
            layered.receive(octets);
            assertThat(List.of("", "first buffer,", "first buffer,second,")).contains(layered.received());
        }
    }
}
