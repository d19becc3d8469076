package org.mailroom.codec.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "127.000.000.001",
                "IPv6:::",
                "IPv6:::1",
                "ipv6:2001:db8::1",
                "IPv6:1:2:3:4:5:6:7:8",
                "IPv6:1:2:3:4:5:6::",
                "IPv6:::3:4:5:6:7:8",
                "IPv6:::ffff:10.0.0.1",
                "IPv6:1:2:3:4:5:6:10.0.0.1",
                "IPv6:1::4:5:6:10.0.0.1",
                "IPv6:FE80::ABCD",
                "tag:x",
                "X-25:!~",
                "1:2:3"
            })
    void valid(String address) {
        assertThat(AddressLiteral.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4444",
                "1..2.3",
                "1.2.3.a",
                "1.2.3.4.",
                "IPv6:",
                "IPv6:1",
                "IPv6::",
                "IPv6:::::",
                "IPv6:1::2::3",
                "IPv6:12345::",
                "IPv6:g::",
                "IPv6:1:2:3:4:5:6:7",
                "IPv6:1:2:3:4:5:6:7:8:9",
                "IPv6:1:2:3:4:5:6:7::",
                "IPv6:10.0.0.1::",
                "IPv6:10.0.0.1",
                "IPv6:1:2:3:4:5:6:7:10.0.0.1",
                "IPv6:::1%eth0",
                "IPv6:1:2:3:4:5::10.0.0.1",
                ":x",
                "tag:",
                "-:x",
                "t_g:x"
            })
    void invalid(String address) {
        assertThat(AddressLiteral.isValid(address)).isFalse();
    }
}
