package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PasswordsTest {

    private static String stored(String password) {
        return new String(Passwords.forStoring(password.getBytes(UTF_8)), UTF_8);
    }

    private static Optional<String> checked(String password) {
        return Passwords.forChecking(password.getBytes(UTF_8)).map(octets -> new String(octets, UTF_8));
    }

    @Example
    void areTheSameHoweverTheyAreTyped() {
        for (List<String> pair : List.of(
                List.of(" a  B~", " a  B~"),
                List.of("I\u00ADX", "IX"),
                List.of("USER", "USER"),
                List.of("\u00AA", "a"),
                List.of("\u2168", "IX"),
                List.of("o\u0308", "\u00F6"),
                List.of("a\u00A0b", "a b"),
                List.of("\uD834\uDD1E", "\uD834\uDD1E"))) {
            assertThat(stored(pair.get(0))).isEqualTo(pair.get(1));
            assertThat(checked(pair.get(0))).contains(pair.get(1));
        }
    }

    @Example
    void areCopies() {
        byte[] typed = "secret".getBytes(UTF_8);
        assertThat(Passwords.forStoring(typed)).isEqualTo(typed).isNotSameAs(typed);
    }

    @Example
    void somethingsAreNoPasswords() {
        for (String password : List.of(
                "",
                "\u00AD",
                "SECRET\u0007",
                "SECRET\0",
                "\u0627SECRET\u0031",
                "SECRET\uE000",
                "\u00E9".repeat(513),
                "x".repeat(1025),
                "\uFDFA".repeat(40))) {
            assertThatThrownBy(() -> stored(password))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .contains("password")
                    .doesNotContain("SECRET");
            assertThat(checked(password)).isEmpty();
        }
        assertThat(stored("x".repeat(1024))).hasSize(1024);
        assertThat(stored("\u00E9".repeat(512))).hasSize(512);
    }

    @Example
    void mustBeUtf8() {
        byte[][] malformed = {
            {(byte) 0xFC}, {'a', (byte) 0xC3}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
        };
        for (byte[] octets : malformed) {
            assertThatThrownBy(() -> Passwords.forStoring(octets)).hasMessage("the password is not UTF-8");
            assertThat(Passwords.forChecking(octets)).isEmpty();
        }
    }

    @Example
    void whatMayChangeIsTriedButNotKept() {
        for (String unassigned : List.of("a\u0221", "\uD83D\uDE00")) {
            assertThatThrownBy(() -> stored(unassigned)).isInstanceOf(IllegalArgumentException.class);
            assertThat(checked(unassigned)).contains(unassigned);
        }
    }

    @Property(tries = 3000)
    void anyOctetsHaveAnOutcome(@ForAll("octets") byte[] typed) {
        byte[] before = typed.clone();
        Optional<byte[]> checked = Passwords.forChecking(typed);
        assertThat(typed).isEqualTo(before);
        checked.ifPresent(found -> {
            assertThat(found).hasSizeBetween(1, Passwords.MAX_OCTETS);
            assertThat(new String(found, UTF_8).getBytes(UTF_8)).isEqualTo(found);
        });
        try {
            assertThat(Passwords.forStoring(typed)).isEqualTo(checked.orElseThrow());
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("password");
        }
    }

    @Provide
    Arbitrary<byte[]> octets() {
        Arbitrary<byte[]> text = Arbitraries.integers()
                .between(0, 0x3FFF)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
        return Arbitraries.oneOf(text, Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
    }
}
