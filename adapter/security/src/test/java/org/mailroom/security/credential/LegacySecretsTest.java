package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** NT hashes and contexts of CRAM-MD5. */
class LegacySecretsTest {

    @Example
    void ntHashesAreOfUtf16() {
        assertThat(HexFormat.of().formatHex(NtHash.of("Password".getBytes(UTF_8))))
                .as("[MS-NLMP], section 4.2.2.1.2")
                .isEqualTo("a4f49c406510bdcab6824ee7c30fd852");
        assertThat(NtHash.of("\u00F6\uD83D\uDCEE".getBytes(UTF_8)))
                .isEqualTo(NtHash.md4(HexFormat.of().parseHex("f6003dd8eedc")));
        assertThatThrownBy(() -> NtHash.of(new byte[] {(byte) 0xFC})).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aContextIsTheStateOfMd5() {
        CramMd5Context context = HmacMd5.context(new byte[0]);
        assertThat(HexFormat.of().formatHex(context.inner())).isEqualTo("1d20dee13f480bb598f7d8575b23e61b");
        assertThat(HexFormat.of().formatHex(context.outer())).isEqualTo("00747cf2ffaf11c5ea4a64979c3901fc");
    }

    @Property(tries = 500)
    void hmacInTwoStepsIsHmac(@ForAll @Size(max = 200) byte[] key, @ForAll @Size(max = 200) byte[] message)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacMD5"));
        assertThat(HmacMd5.finish(HmacMd5.context(key), message)).isEqualTo(mac.doFinal(message));
    }
}
