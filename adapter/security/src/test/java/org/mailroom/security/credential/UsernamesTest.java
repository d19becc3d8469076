package org.mailroom.security.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UsernamesTest {

    @Example
    void allSpellingsOfAUserAreOne() {
        assertThat(Usernames.canonical("alice")).contains("alice");
        assertThat(Usernames.canonical("ALICE@Example.ORG")).contains("alice@example.org");
        assertThat(Usernames.canonical("I\u00ADX")).as("RFC 4013, section 3").contains("ix");
        assertThat(Usernames.canonical("\u2168")).as("RFC 4013, section 3").contains("ix");
        assertThat(Usernames.canonical("\uFF21lice")).as("full width").contains("alice");
        assertThat(Usernames.canonical("BJO\u0308RN")).as("decomposed").contains("bj\u00F6rn");
        assertThat(Usernames.canonical("Bj\u00D6rn")).contains("bj\u00F6rn");
    }

    @Example
    void somethingsAreNoNames() {
        List<String> names = List.of(
                "",
                " ",
                "a b",
                " a",
                "a\u00A0b",
                "a\0",
                "\0a",
                "a\nb",
                "a\tb",
                "a\u007F",
                "a\u0085",
                "\u00AD",
                "@",
                "@a",
                "a@",
                "a@b@c",
                "a@\u00AD",
                "\uD83D",
                "\uDCEEa",
                "\uE000",
                "\uFFFE",
                "\u0627\u0031",
                "\u0221",
                "\uD83D\uDE00",
                "x".repeat(256),
                "\u00E9".repeat(128),
                "\u3392".repeat(86),
                "\uFDFA".repeat(40));
        for (String name : names) {
            assertThat(Usernames.canonical(name)).as(name).isEmpty();
        }
        assertThat(Usernames.canonical("x".repeat(255))).isPresent();
        assertThat(Usernames.canonical("\u00E9".repeat(127) + "x")).isPresent();
    }

    @Property(tries = 2000)
    void theCanonicalFormOfANameIsItsOwn(@ForAll("names") String name) {
        Optional<String> canonical = Usernames.canonical(name);
        assertThat(Usernames.canonical(name)).isEqualTo(canonical);
        canonical.ifPresent(found -> {
            assertThat(Usernames.canonical(found)).contains(found);
            assertThat(found.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 255);
            assertThat(found.codePoints()).noneMatch(symbol -> Character.isISOControl(symbol) || symbol == ' ');
        });
    }

    @Property(tries = 20)
    void everyNameOfAsciiHasOneCase(@ForAll("ascii") String name) {
        assertThat(Usernames.canonical(name)).contains(name.toLowerCase());
        assertThat(Usernames.canonical(name.toUpperCase())).contains(name.toLowerCase());
    }

    @Example
    void eachCodePointOfTheFirstPlaneHasAnOutcome() {
        int names = 0;
        for (int symbol = 0; symbol <= 0xFFFF; symbol++) {
            Optional<String> canonical = Usernames.canonical(Character.toString(symbol));
            if (canonical.isPresent()) {
                names++;
                assertThat(Usernames.canonical(canonical.get())).isEqualTo(canonical);
            }
        }
        assertThat(names).isGreaterThan(30_000);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> symbols = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').ofLength(1),
                Arbitraries.of(
                        "@", ".", "\u0130", "\u0345", "\u03A3", "\u1E9E", "\u0308", "\u212B", "\u01C5", "\u1FB3",
                        "\u05D0"),
                Arbitraries.integers().between(0, 0x2FFF).map(Character::toString),
                Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString));
        return symbols.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings()
                .withCharRange('!', '?')
                .withCharRange('A', '~')
                .ofMinLength(1)
                .ofMaxLength(255);
    }
}
