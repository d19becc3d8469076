package org.mailroom.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Instant START = Instant.parse("2027-01-31T00:00:00Z");

    private final List<String> log = new ArrayList<>();
    private Instant now = START;
    private final Traces traces = new Traces(log::add, () -> now);

    private boolean covers(String address, String user) throws Exception {
        return traces.covers(InetAddress.getByName(address), user);
    }

    @Test
    void coversAddressesNetworksAndUsers() throws Exception {
        assertThat(traces.isOn()).isFalse();
        traces.start("192.0.2.1", Duration.ofMinutes(1));
        traces.start("2001:db8::/32", Duration.ofMinutes(1));
        traces.start("Alice", Duration.ofMinutes(1));
        assertThat(traces.isOn()).isTrue();
        assertThat(covers("192.0.2.1", "")).isTrue();
        assertThat(covers("192.0.2.2", "")).isFalse();
        assertThat(covers("2001:db8:1::1", "")).isTrue();
        assertThat(covers("2001:db9::1", "bob")).isFalse();
        assertThat(covers("192.0.2.2", "alice")).isTrue();
        assertThat(covers("192.0.2.2", "192.0.2.1")).isFalse();
    }

    @Test
    void endsByItselfAndLeavesNothing() throws Exception {
        traces.start("192.0.2.1", Duration.ofMinutes(1));
        traces.start("192.0.2.2", Duration.ofMinutes(2));
        traces.start("192.0.2.1", Duration.ofSeconds(90));
        assertThat(traces.active()).extracting(Trace::whom).containsExactly("192.0.2.2", "192.0.2.1");
        now = START.plusSeconds(90);
        assertThat(covers("192.0.2.1", "")).isFalse();
        assertThat(covers("192.0.2.2", "")).isTrue();
        now = START.plusSeconds(120);
        assertThat(covers("192.0.2.2", "")).isFalse();
        assertThat(traces.isOn()).isFalse();
        assertThat(traces.stop("192.0.2.2")).isFalse();
    }

    @Test
    void hasNoMoreThanSoMany() {
        for (int i = 0; i < Traces.MOST; i++) {
            traces.start("user" + i, Duration.ofMinutes(1));
        }
        traces.start("user0", Duration.ofMinutes(1));
        assertThatThrownBy(() -> traces.start("one more", Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are 100 traces already; stop one first");
    }

    @Test
    void writesNoMoreThanSoManyLinesASecond() {
        for (int i = 0; i < 100_000; i++) {
            traces.write("line");
        }
        // How many seconds that takes is the machine's business
        assertThat(log).hasSizeLessThan(100_000).contains("line");
    }

    @Property(tries = 200)
    void cutsTheSameLinesHoweverTheyCome(@ForAll @IntRange(min = 1, max = 7) int piece, @ForAll boolean long1) {
        String pad = long1 ? "x".repeat(5000) : "";
        byte[] octets = ("* 1 FETCH (" + pad
                        + " BODY[] {12}\r\n}\r\nOK {3}\r\n. UID 3)\r\n* {x}\r\nt1 OK {}\r\n~{0}\r\n)\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var lines = new SentLines(true);
        List<String> cut = new ArrayList<>();
        for (int at = 0; at < octets.length; at += piece) {
            lines.take(Unpooled.wrappedBuffer(octets, at, Math.min(piece, octets.length - at)), cut::add);
        }
        assertThat(cut).hasSize(4);
        assertThat(cut.get(0)).doesNotContain("OK").hasSizeLessThan(5000);
        if (!long1) {
            assertThat(cut.get(0)).isEqualTo("* 1 FETCH ( BODY[] <12 octets> UID 3)");
        }
        assertThat(cut.subList(1, 4)).containsExactly("* {x}", "t1 OK {}", "~<0 octets>)");
    }
}
