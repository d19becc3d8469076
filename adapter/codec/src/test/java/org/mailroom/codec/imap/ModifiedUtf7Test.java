package org.mailroom.codec.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailroom.codec.imap.Arguments.refused;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiedUtf7Test {

    @ParameterizedTest
    @CsvSource({
        "'~peter/mail/&U,BTFw-/&ZeVnLIqe-',~peter/mail/\u53F0\u5317/\u65E5\u672C\u8A9E",
        "a&-b,a&b",
        "&-&-,&&",
        "&AOQ-,\u00E4",
        "&AOQA9g-,\u00E4\u00F6",
        "&AOQA9gD8-,\u00E4\u00F6\u00FC",
        "&2D3c7g-,\uD83D\uDCEE",
        "&AOQ-&-,\u00E4&",
        "'',''"
    })
    void names(String encoded, String name) throws ImapSyntaxException {
        assertThat(ModifiedUtf7.decode(encoded)).isEqualTo(name);
        assertThat(ModifiedUtf7.encode(name)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @CsvSource({
        "a&,expected modified BASE64",
        "&AOQ,expected '-'",
        "&AO/-,expected '-'",
        "&AO=-,expected '-'",
        "&Jjo!,expected '-'",
        "&AGE-,printable ASCII in modified BASE64",
        "'&U,BTFw-&ZeVnLIqe-',two shifts",
        "&2D0-,half a surrogate pair",
        "&3O4-,half a surrogate pair",
        "&AOR-,superfluous bits",
        "&AOQA-,superfluous bits",
        "&A-,superfluous bits",
        "\u00E4,expected printable ASCII",
        "a\tb,expected printable ASCII"
    })
    void noNames(String encoded, String why) {
        assertThat(refused(() -> ModifiedUtf7.decode(encoded))).contains(why);
    }

    @Test
    void aLongNameTakesLinearTime() throws ImapSyntaxException {
        String name = "\u00E4".repeat(1_000_000);
        assertThat(ModifiedUtf7.decode(ModifiedUtf7.encode(name))).isEqualTo(name);
        String shifts = "&-".repeat(1_000_000);
        assertThat(ModifiedUtf7.decode(shifts)).hasSize(1_000_000);
    }

    @Property(tries = 5000)
    void namesSurvive(@ForAll("names") String name) throws ImapSyntaxException {
        String encoded = ModifiedUtf7.encode(name);
        assertThat(encoded).matches("[ -~]*");
        assertThat(ModifiedUtf7.decode(encoded)).isEqualTo(name);
    }

    @Property(tries = 5000)
    void aNameHasOneForm(@ForAll("encoded") String encoded) {
        try {
            assertThat(ModifiedUtf7.encode(ModifiedUtf7.decode(encoded))).isEqualTo(encoded);
        } catch (ImapSyntaxException e) {
            assertThat(e.getMessage()).startsWith("Syntax error at position ");
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "a", "&", "-", ",", " ", "~", "\t", "\u007F", "\u00E4", "\u4F8B", "\uFFFF", "\uD83D\uDCEE")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> encoded() {
        return Arbitraries.of("&", "-", "A", "O", "Q", "2D3c7g", "AOQ", "&AOQ-", ",", "+", " ", "\u00E4")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
