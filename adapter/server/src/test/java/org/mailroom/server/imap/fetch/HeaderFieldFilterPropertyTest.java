package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeaderFieldFilterPropertyTest {

    /** A field with the lines that continue it; a line that begins with a blank where no field is before it stands alone. */
    private static final Pattern FIELD = Pattern.compile("[^\n]*\n([ \t][^\n]*\n)*");

    private static String filtered(String header, List<String> fields, boolean isNot) throws IOException {
        try (var filter = new HeaderFieldFilter(new ByteArrayInputStream(header.getBytes(ISO_8859_1)), fields, isNot)) {
            return new String(filter.readAllBytes(), ISO_8859_1);
        }
    }

    @Property(tries = 200)
    void keepsWholeFieldsInTheirOrder(@ForAll("headers") String header) throws IOException {
        String named = FIELD.matcher(header)
                .results()
                .map(field -> field.group())
                .filter(field -> field.toLowerCase(Locale.ROOT).matches("(?s)(from|to) *:.*"))
                .collect(Collectors.joining());
        String others = FIELD.matcher(header)
                .results()
                .map(field -> field.group())
                .filter(field -> !field.toLowerCase(Locale.ROOT).matches("(?s)(from|to) *:.*"))
                .collect(Collectors.joining());

        assertThat(filtered(header + "\r\n", List.of("FROM", "to"), false)).isEqualTo(named + "\r\n");
        assertThat(filtered(header + "\r\n", List.of("From", "TO"), true)).isEqualTo(others + "\r\n");
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> lines = Arbitraries.of(
                "From: a",
                "fROM : b",
                "To: " + "long ".repeat(900),
                "Subject: s",
                "Too: t",
                " folded",
                "\tfolded: too",
                "no field",
                ": no name",
                "\u00e4: x");
        return lines.list()
                .ofMaxSize(12)
                .map(all -> all.stream().map(line -> line + "\r\n").collect(Collectors.joining()));
    }
}
