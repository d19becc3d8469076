package org.mailroom.security.ntlm;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AvPairsTest {

    @Example
    void whatIsWrittenIsRead() throws Exception {
        AvPairs pairs =
                AvPairs.empty().with(AvPairs.NB_DOMAIN_NAME, "Domain").with(AvPairs.FLAGS, new byte[] {2, 0, 0, 0});
        AvPairs read = AvPairs.parse(pairs.encode(), 0);
        assertThat(read.value(AvPairs.NB_DOMAIN_NAME)).contains("Domain".getBytes(UTF_16LE));
        assertThat(read.value(AvPairs.FLAGS)).contains(new byte[] {2, 0, 0, 0});
        assertThat(read.value(AvPairs.TIMESTAMP)).isEmpty();
        assertThat(read.encode()).isEqualTo(pairs.encode());
    }

    @Example
    void whatIsNoList() {
        assertRefused("", "no end");
        assertRefused("0100", "no end");
        assertRefused("010002004142", "no end");
        assertRefused("0100ffff4142", "reaches beyond");
        assertRefused("0100000001000000" + "00000000", "one too many");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int id = 1; id <= 33; id++) {
            many.writeBytes(new byte[] {(byte) id, 0, 0, 0});
        }
        assertRefused(HexFormat.of().formatHex(many.toByteArray()) + "00000000", "one too many");
    }

    @Property
    void anyOctetsAreReadOrRefused(@ForAll byte[] octets) {
        try {
            assertThat(AvPairs.parse(octets, 0).encode().length).isLessThanOrEqualTo(octets.length);
        } catch (NtlmSyntaxException e) {
            assertThat(e.getMessage()).hasSizeLessThan(100);
        }
    }

    private static void assertRefused(String hex, String problem) {
        assertThatThrownBy(() -> AvPairs.parse(HexFormat.of().parseHex(hex), 0))
                .isInstanceOf(NtlmSyntaxException.class)
                .hasMessageContaining(problem);
    }
}
