package org.mailroom.server.imap.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UnicodeCasemapTest {

    @Test
    void lettersAreTheSameInAnyCase() {
        assertThat(UnicodeCasemap.fold("Stra\u00dfe 1")).isEqualTo("STRA\u00dfE 1");
        assertThat(UnicodeCasemap.fold("\u00e4")).isEqualTo("A\u0308").isEqualTo(UnicodeCasemap.fold("A\u0308"));
        assertThat(UnicodeCasemap.fold("\u03c3\u03c2\u03a3")).isEqualTo("\u03a3\u03a3\u03a3");
        assertThat(UnicodeCasemap.fold("\ufb01")).isEqualTo("fi");
        assertThat(UnicodeCasemap.fold("\uff21")).isEqualTo("A");
        assertThat(UnicodeCasemap.fold("\ud801\udc28")).isEqualTo("\ud801\udc00");
    }

    @Test
    void syllablesOfHangulStayWhole() {
        assertThat(UnicodeCasemap.fold("\uac01")).isEqualTo("\uac01");
    }

    @Property
    void partsOfATextAreMappedAsTheWhole(@ForAll String one, @ForAll String other) {
        if (one.isEmpty() || !Character.isHighSurrogate(one.charAt(one.length() - 1))) {
            assertThat(UnicodeCasemap.fold(one) + UnicodeCasemap.fold(other))
                    .isEqualTo(UnicodeCasemap.fold(one + other));
        }
    }
}
