package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterTest {

    private final Set<Cut> cuts = EnumSet.noneOf(Cut.class);

    /** RFC 2231 section 3. */
    @Test
    void continuations() {
        assertThat(read("; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\""))
                .containsExactly(entry("url", "ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"));
        assertThat(read("; a*1=y; b=z; a*0=x")).containsExactly(entry("b", "z"), entry("a", "xy"));
    }

    /** RFC 2231 section 4.1, where the last section is not coded and becomes so to be one with the others. */
    @Test
    void codedContinuations() {
        Map<String, String> parameters = read("; title*0*=us-ascii'en'This%20is%20even%20more%20"
                + "; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"");
        assertThat(parameters)
                .containsExactly(
                        entry("title*", "us-ascii'en'This%20is%20even%20more%20%2A%2A%2Afun%2A%2A%2A%20isn%27t%20it!"));
        assertThat(HeaderText.parameter(parameters, "title")).isEqualTo("This is even more ***fun*** isn't it!");
    }

    @Test
    void extendedValues() {
        Map<String, String> parameters = read("; filename=x; filename*=UTF-8''%e2%82%ac%20rates");
        assertThat(parameters).containsExactly(entry("filename", "x"), entry("filename*", "UTF-8''%e2%82%ac%20rates"));
        assertThat(HeaderText.parameter(parameters, "filename")).isEqualTo("\u20ac rates");
        assertThat(HeaderText.parameter(Map.of("a*", "%41%"), "a")).isEqualTo("A%");
        assertThat(HeaderText.parameter(Map.of("a", "=?utf-8?q?=E2=82=AC?="), "a"))
                .isEqualTo("\u20ac");
        assertThat(HeaderText.parameter(Map.of(), "a")).isNull();
    }

    @Test
    void brokenContinuations() {
        assertThat(read("; a*1=x; a*2=y")).isEmpty();
        assertThat(read("; a*0=x; a*2=z; a*0=again")).containsExactly(entry("a", "x"));
        assertThat(read("; a*0=x; a*99999999999=y; a*-1=z; a**=q; *0=r"))
                .containsExactly(entry("*0", "r"), entry("a", "x"));
        assertThat(read("; a=plain; a*0=x")).containsExactly(entry("a", "plain"));
        assertThat(read("; a*1=y; a*0*=utf-8''x; a*0=z")).containsExactly(entry("a*", "utf-8''xy"));
    }

    @Test
    void sloppyValues() {
        assertThat(read("; name = My File.pdf ; charset=us-ascii (Plain text); x=\"a;\\\"b\"; y; ;=z; a=1; A=2"))
                .containsExactly(
                        entry("name", "My File.pdf"),
                        entry("charset", "us-ascii"),
                        entry("x", "a;\"b"),
                        entry("a", "1"));
    }

    private Map<String, String> read(String value) {
        return new ParameterReader(new FieldCursor(value), 100, cuts).read();
    }
}
