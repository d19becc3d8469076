package org.mailroom.security.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "mail.example, mail.example, true",
        "mail.example, MAIL.example., true",
        "MAIL.EXAMPLE, mail.example, true",
        "mail.example, example, false",
        "mail.example, a.mail.example, false",
        "*.example.org, a.example.org, true",
        "*.example.org, A.Example.ORG., true",
        "*.example.org, example.org, false",
        "*.example.org, a.b.example.org, false",
        "*.example.org, .example.org, false",
        "*.example.org, *.example.org, true",
        "m*.example.org, mail.example.org, false",
        "mail.*.org, mail.example.org, false",
        "*, example, false",
        "xn--bcher-kva.example, bücher.example, true",
        "*.xn--bcher-kva.example, mail.BÜCHER.example, true",
    })
    void covers(String inCertificate, String asked, boolean covered) {
        var names = HostNames.of(TestKeys.certificate(TestKeys.EC, inCertificate));
        assertThat(names.covers(HostNames.normal(asked))).isEqualTo(covered);
    }

    @Property(tries = 200)
    void aWildcardIsOneLabel(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 20) String label,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String parent) {
        String domain = (parent + ".test").toLowerCase(Locale.ROOT);
        var names = new HostNames(Set.of(), Set.of(domain));
        assertThat(names.covers(HostNames.normal(label + "." + parent + ".test")))
                .isTrue();
        assertThat(names.covers(HostNames.normal(label + ".x." + parent + ".test")))
                .isFalse();
        assertThat(names.covers(domain)).isFalse();
    }

    @Property(tries = 500)
    void anyTextHasOneNormalForm(@ForAll String text) {
        String normal = HostNames.normal(text);
        assertThat(HostNames.normal(normal + (normal.endsWith(".") ? "" : "."))).isEqualTo(HostNames.normal(normal));
    }
}
