package org.mailroom.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void takesAHostForOnePeer() throws Exception {
        assertThat(Network.of(address("192.0.2.1"))).hasToString("192.0.2.1");
        assertThat(Network.of(address("2001:db8:1:2:3:4:5:6"))).hasToString("2001:db8:1:2:0:0:0:0/64");
        assertThat(Network.of(address("::ffff:192.0.2.1"))).isEqualTo(Network.of(address("192.0.2.1")));
        assertThat(Network.of(address("fe80::1%1"))).isEqualTo(Network.of(address("fe80::2")));
    }

    @Test
    void readsNetworks() throws Exception {
        Network four = Network.parse("192.0.2.77/28").orElseThrow();
        assertThat(four).hasToString("192.0.2.64/28");
        assertThat(four.contains(address("192.0.2.79"))).isTrue();
        assertThat(four.contains(address("192.0.2.80"))).isFalse();
        assertThat(four.contains(address("::ffff:192.0.2.79"))).isTrue();
        assertThat(four.contains(address("c000:240::"))).isFalse();
        Network six = Network.parse("2001:db8::/33").orElseThrow();
        assertThat(six.contains(address("2001:db8:7fff::1"))).isTrue();
        assertThat(six.contains(address("2001:db8:8000::1"))).isFalse();
        assertThat(Network.parse("0.0.0.0/0").orElseThrow().contains(address("203.0.113.9")))
                .isTrue();
        assertThat(Network.parse("127.0.0.1").orElseThrow().contains(address("127.0.0.2")))
                .isFalse();
    }

    @Test
    void refusesWhatIsNone() {
        for (String text : List.of(
                "",
                "localhost",
                "10",
                "10.1",
                "10.0.0.256",
                "10.0.0.1/33",
                "::1/129",
                "10.0.0.1/",
                "10.0.0.1/-1",
                ":",
                ".:",
                "1:2",
                "10.0.0.01",
                "0x7f.0.0.1",
                "fe80::1%eth0",
                "10.0.0.0/8/8")) {
            assertThat(Network.parse(text)).as(text).isEmpty();
        }
    }
}
