package org.mailroom.security.sasl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any octets at any step end in a challenge or a failure, never in an exception. */
class AnyResponsesPropertyTest {

    private static final List<SaslMechanism> MECHANISMS = AnyResponses.mechanisms();

    @Property(tries = 200)
    void anyOctets(@ForAll List<byte[]> responses) {
        AnyResponses.check(MECHANISMS, responses);
    }

    @Property(tries = 400)
    void almostMessages(@ForAll("almost") List<byte[]> responses) {
        AnyResponses.check(MECHANISMS, responses);
    }

    /** Pieces of good messages in any order, with noise between them. */
    @Provide
    Arbitrary<List<byte[]>> almost() {
        Arbitrary<String> piece = Arbitraries.of(
                "n,",
                "y,",
                "p=tls-exporter,",
                ",",
                "a=anna",
                "n=anna",
                "n=otto",
                ",r=abc",
                "c=biws",
                ",p=",
                "AAAA",
                "m=x",
                "=2C",
                "=",
                "\0",
                "\1",
                "anna",
                "user=anna",
                "auth=Bearer ",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                " ",
                "wrong",
                "b913a602c7eda7a495b4e6e7334d3890",
                "\u00E4",
                "\uD83D\uDE00",
                "x".repeat(300));
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(3);
        return Arbitraries.oneOf(piece, piece, piece, noise)
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces))
                .map(text -> text.getBytes(text.length() % 7 == 0 ? ISO_8859_1 : UTF_8))
                .list()
                .ofMaxSize(4);
    }
}
