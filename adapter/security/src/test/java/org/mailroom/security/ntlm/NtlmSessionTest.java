package org.mailroom.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.mailroom.security.sasl.MessageAlteredException;

class NtlmSessionTest {

    private static final byte[] KEY = new byte[16];

    private final NtlmSession server = new NtlmSession(KEY, Strength.BITS_128, true);
    private final NtlmSession client = NtlmSession.ofClient(KEY, Strength.BITS_128, true);

    @Property(tries = 300)
    void anySizesGoBothWays(
            @ForAll("sizes") List<Integer> sizes,
            @ForAll Strength strength,
            @ForAll boolean exchanged,
            @ForAll long seed)
            throws Exception {
        NtlmSession here = new NtlmSession(KEY, strength, exchanged);
        NtlmSession there = NtlmSession.ofClient(KEY, strength, exchanged);
        Random random = new Random(seed);
        for (int size : sizes) {
            byte[] plain = new byte[size];
            random.nextBytes(plain);
            assertThat(open(there, seal(here, plain))).isEqualTo(plain);
            assertThat(open(here, seal(there, plain))).isEqualTo(plain);
        }
    }

    @Property(tries = 500)
    void anyBitThatIsFlipped(@ForAll @IntRange(max = 40 * 8 - 1) int bit, @ForAll @IntRange(max = 3) int before)
            throws Exception {
        NtlmSession here = new NtlmSession(KEY, Strength.BITS_128, true);
        NtlmSession there = NtlmSession.ofClient(KEY, Strength.BITS_128, true);
        for (int i = 0; i < before; i++) {
            open(here, seal(there, new byte[i]));
        }
        byte[] sealed = seal(there, new byte[24]);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        MessageAlteredException e =
                catchThrowableOfType(MessageAlteredException.class, () -> here.unwrap(sealed, 0, sealed.length));
        assertThat(e.sequence()).isEqualTo(before);
        assertThat(Arrays.copyOfRange(sealed, 16, 40))
                .as("no plain text comes out")
                .isEqualTo(new byte[24]);
    }

    @Example
    void manyBuffersInARow() throws Exception {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            sealed.add(seal(client, new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(sealed.get(i)[12]).isEqualTo((byte) i);
            assertThat(open(server, sealed.get(i))).containsExactly(i, i >> 8);
        }
    }

    @Example
    void droppedRepeatedAndSwapped() throws Exception {
        byte[] first = seal(client, new byte[5]);
        byte[] second = seal(client, new byte[5]);
        assertThatThrownBy(() -> open(server, second.clone()))
                .isInstanceOf(MessageAlteredException.class)
                .hasMessageContaining("sequence 0");
        NtlmSession fresh = new NtlmSession(KEY, Strength.BITS_128, true);
        open(fresh, first.clone());
        assertThatThrownBy(() -> open(fresh, first.clone()))
                .isInstanceOf(MessageAlteredException.class)
                .hasMessageContaining("sequence 1");
    }

    @Example
    void aBufferOfTheServersIsNotTheClients() {
        byte[] own = seal(server, new byte[5]);
        assertThatThrownBy(() -> open(server, own)).isInstanceOf(MessageAlteredException.class);
    }

    @Example
    void lengths() throws Exception {
        for (int length : new int[] {0, 1, 15, 65_537, Integer.MAX_VALUE, -1}) {
            assertThatThrownBy(() -> server.unwrap(new byte[32], 0, length))
                    .isInstanceOf(MessageAlteredException.class)
                    .hasMessageContaining("length");
        }
        assertThat(open(server, seal(client, new byte[0]))).isEmpty();
        byte[] largest = new byte[client.maxPlain()];
        assertThat(seal(client, largest)).hasSize(server.maxReceived());
        assertThatThrownBy(() -> seal(client, new byte[client.maxPlain() + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void inTheMiddleOfAnArray() throws Exception {
        byte[] sent = new byte[60];
        client.wrap(new byte[] {0, 0, 7, 8, 9}, 2, 3, sent, 30);
        assertThat(server.unwrap(sent, 30, 19)).isEqualTo(3);
        assertThat(Arrays.copyOfRange(sent, 46, 50)).containsExactly(7, 8, 9, 0);
    }

    @Example
    void oneSendsWhileAnotherReceives() throws Exception {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            sealed.add(seal(client, new byte[i % 100]));
        }
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3000; i++) {
                try {
                    assertThat(open(client, seal(server, new byte[i % 50]))).hasSize(i % 50);
                } catch (MessageAlteredException e) {
                    throw new AssertionError(e);
                }
            }
        });
        for (byte[] buffer : sealed) {
            open(server, buffer);
        }
        sending.get(30, TimeUnit.SECONDS);
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 300), Arbitraries.of(0, 1, 16, 4096, 65_520))
                .list()
                .ofMaxSize(12);
    }

    private static byte[] seal(NtlmSession session, byte[] plain) {
        byte[] sealed = new byte[plain.length + session.overhead()];
        session.wrap(plain, 0, plain.length, sealed, 0);
        return sealed;
    }

    private static byte[] open(NtlmSession session, byte[] sealed) throws MessageAlteredException {
        int length = session.unwrap(sealed, 0, sealed.length);
        return Arrays.copyOfRange(sealed, session.overhead(), session.overhead() + length);
    }
}
