package org.mailroom.server.imap.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** A pattern of LIST means what the same regular expression means. */
class NamePatternPropertyTest {

    @Property(tries = 3000)
    void meansTheSameAsARegularExpression(
            @ForAll @Chars({'a', 'b', '/', '*', '%'}) @StringLength(max = 12) String pattern,
            @ForAll @Chars({'a', 'b', '/'}) @StringLength(min = 1, max = 12) String name) {
        String expression = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '%' ? "[^/]*" : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(Pattern.matches(expression, name));
    }

    @Property(tries = 300)
    void matchesANameByItself(@ForAll @CharRange(from = ' ', to = '$') @StringLength(min = 1, max = 30) String name) {
        assertThat(new NamePattern(name).matches(name)).isTrue();
        assertThat(new NamePattern(name).matches(name + "x")).isFalse();
    }

    @Example
    void knowsInboxInAnyCase() {
        assertThat(new NamePattern("iNb%").matches("INBOX")).isTrue();
        assertThat(new NamePattern("archive").matches("Archive")).isFalse();
    }
}
