package org.mailroom.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Argon2idHashTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

    private static byte[] octets(String text) {
        return text.getBytes(UTF_8);
    }

    @Example
    void readsWhatTheReferenceImplementationWrites() {
        Argon2idHash hash = Argon2idHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(hash.cost()).isEqualTo(new Argon2Cost(65_536, 2, 1));
        assertThat(hash.salt()).asString(UTF_8).isEqualTo("somesalt");
        assertThat(hash.matches(octets("password"))).isTrue();
        assertThat(hash.matches(octets("Password"))).isFalse();
    }

    @Example
    void isWrittenAndReadAgain() {
        Argon2idHash hash = Argon2idHash.of(octets("secret"), Argon2Cost.DEFAULT, RANDOM);
        assertThat(hash.text()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        Argon2idHash read = Argon2idHash.parse(hash.text());
        assertThat(read.text()).isEqualTo(hash.text());
        assertThat(read.matches(octets("secret"))).isTrue();
        assertThat(read.matches(octets("secret "))).isFalse();
        assertThat(read.needsRehash(Argon2Cost.DEFAULT)).isFalse();
        assertThat(read.needsRehash(CHEAP)).isTrue();
        assertThat(hash.toString()).doesNotContain(hash.text().substring(40));
    }

    @Example
    void twoHashesOfAPasswordDiffer() {
        Argon2idHash one = Argon2idHash.of(octets("secret"), CHEAP, RANDOM);
        Argon2idHash other = Argon2idHash.of(octets("secret"), CHEAP, RANDOM);
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.tag()).isNotEqualTo(other.tag());
    }

    @Example
    void aDecoyIsNobodys() {
        Argon2idHash decoy = Argon2idHash.decoy(CHEAP, RANDOM);
        assertThat(Argon2idHash.parse(decoy.text()).matches(octets("secret"))).isFalse();
        assertThat(decoy.text())
                .hasSameSizeAs(Argon2idHash.of(octets("secret"), CHEAP, RANDOM).text());
    }

    @Example
    void aHostileTextTakesNoMemory() {
        String salt = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        for (String cost : List.of(
                "m=4194304,t=1,p=1",
                "m=262145,t=1,p=1",
                "m=262144,t=9,p=1",
                "m=64,t=33,p=1",
                "m=256,t=1,p=17",
                "m=15,t=1,p=2",
                "m=999999999,t=999999999,p=999999999",
                "m=64,t=0,p=1",
                "m=64,t=1,p=0",
                "m=0,t=1,p=1")) {
            assertThatThrownBy(() -> Argon2idHash.parse("$argon2id$v=19$" + cost + salt))
                    .as(cost)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Argon2id takes");
        }
        assertThat(Argon2idHash.parse("$argon2id$v=19$m=262144,t=8,p=1" + salt)
                        .cost()
                        .memory())
                .isEqualTo(262_144);
    }

    @Example
    void anotherTextIsRefused() {
        String tag = "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        for (String text : List.of(
                "",
                "$",
                "secret",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$m=64,t=1,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$v=19$t=1,m=64,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$v=19$m=064,t=1,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ=" + tag,
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHR" + tag,
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXM" + tag,
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6M",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ" + tag + "\n",
                " $argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ" + tag,
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$" + "A".repeat(87),
                "$argon2id$v=19$m=64,t=1,p=1$" + "A".repeat(1000000))) {
            assertThatThrownBy(() -> Argon2idHash.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("CTFhFdXPJO1aFaMaO6M");
        }
    }

    @Property(tries = 3000)
    void anyTextIsReadByTheLetterOrRefused(@ForAll("texts") String text) {
        try {
            assertThat(Argon2idHash.parse(text).text()).isEqualTo(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "$argon2id",
                        "$v=19",
                        "$m=64,t=1,p=1",
                        "$m=4294967296,t=1,p=1",
                        "$c29tZXNhbHQ",
                        "$",
                        "=",
                        "\0",
                        "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }
}
