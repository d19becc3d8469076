package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    /** RFC 9051 section 8 / RFC 3501 section 8. */
    @Test
    void envelopeOfTheSample() {
        Envelope envelope = TestMail.of("""
                        Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
                        From: Terry Gray <gray@cac.washington.edu>
                        Subject: IMAP4rev2 WG mtg summary and minutes
                        To: imap@cac.washington.edu
                        cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
                        Message-Id: <B27397-0100000@cac.washington.ed>
                        MIME-Version: 1.0
                        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

                        """).envelope();
        List<Address> from = List.of(new Address("Terry Gray", null, "gray", "cac.washington.edu"));
        assertThat(envelope)
                .isEqualTo(new Envelope(
                        "Wed, 17 Jul 1996 02:23:25 -0700 (PDT)",
                        "IMAP4rev2 WG mtg summary and minutes",
                        from,
                        from,
                        from,
                        List.of(new Address(null, null, "imap", "cac.washington.edu")),
                        List.of(
                                new Address(null, null, "minutes", "CNRI.Reston.VA.US"),
                                new Address("John Klensin", null, "KLENSIN", "MIT.EDU")),
                        List.of(),
                        null,
                        "<B27397-0100000@cac.washington.ed>"));
    }

    @Test
    void emptyIsNotAbsent() {
        Envelope envelope =
                TestMail.of("Subject:\nSender: \nFrom: a@b\nMessage-ID:  \n\n").envelope();
        assertThat(envelope.subject()).isEmpty();
        assertThat(envelope.messageId()).isEmpty();
        assertThat(envelope.date()).isNull();
        assertThat(envelope.sender()).isEqualTo(envelope.from()).hasSize(1);
    }

    @Test
    void names() {
        assertThat(one("\"Joe Q. \\\"Public\\\"\" <joe@x>"))
                .isEqualTo(new Address("Joe Q. \"Public\"", null, "joe", "x"));
        assertThat(one("Joe Q. Public <joe@x>")).isEqualTo(new Address("Joe Q. Public", null, "joe", "x"));
        assertThat(one("joe@x (Joe (Q.) Public)")).isEqualTo(new Address("Joe (Q.) Public", null, "joe", "x"));
        assertThat(one("=?utf-8?q?J=C3=B6?= <joe@x>").name()).isEqualTo("=?utf-8?q?J=C3=B6?=");
        assertThat(one("Joe joe@x")).isEqualTo(new Address("Joe", null, "joe", "x"));
    }

    @Test
    void unusualAddresses() {
        assertThat(one("<@a,@b:joe@x>")).isEqualTo(new Address(null, "@a,@b", "joe", "x"));
        assertThat(one("\"joe smith\"@x")).isEqualTo(new Address(null, null, "joe smith", "x"));
        assertThat(one("<\"a@b\" . c @ [10.0.0.1]>")).isEqualTo(new Address(null, null, "a@b.c", "[10.0.0.1]"));
        assertThat(one("joe @ x . (comment) y")).isEqualTo(new Address("comment", null, "joe", "x.y"));
        assertThat(one("<>")).isEqualTo(new Address(null, null, "", ""));
        assertThat(one("joe")).isEqualTo(new Address(null, null, "joe", ""));
        assertThat(one("<joe")).isEqualTo(new Address(null, null, "joe", ""));
        assertThat(one("joe@")).isEqualTo(new Address(null, null, "joe", ""));
        assertThat(one("@")).isEqualTo(new Address(null, null, "", ""));
        assertThat(one("a@b <c@d> junk")).isEqualTo(new Address(null, null, "a", "b"));
        assertThat(one("\"no end")).isEqualTo(new Address(null, null, "no end", ""));
    }

    /** RFC 5322 appendix A.1.3. */
    @Test
    void groups() {
        assertThat(list("A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;"))
                .containsExactly(
                        new Address(null, null, "A Group", null),
                        new Address("Ed Jones", null, "c", "a.test"),
                        new Address(null, null, "joe", "where.test"),
                        new Address("John", null, "jdoe", "one.test"),
                        Address.GROUP_END);
        assertThat(list("Undisclosed recipients:;"))
                .containsExactly(new Address(null, null, "Undisclosed recipients", null), Address.GROUP_END);
        assertThat(list("a: b@x, c: d@x"))
                .containsExactly(
                        new Address(null, null, "a", null),
                        new Address(null, null, "b", "x"),
                        Address.GROUP_END,
                        new Address(null, null, "c", null),
                        new Address(null, null, "d", "x"),
                        Address.GROUP_END);
    }

    @Test
    void listsWithHoles() {
        assertThat(list(",, a@x ,;, b@y;c@z,")).extracting(Address::host).containsExactly("x", "y", "z");
        assertThat(list("")).isEmpty();
        assertThat(list("(only a comment)")).isEmpty();
    }

    private static Address one(String value) {
        assertThat(list(value)).hasSize(1);
        return list(value).get(0);
    }

    private static List<Address> list(String value) {
        AddressReader reader = new AddressReader(100);
        assertThat(reader.read(value)).isTrue();
        return reader.addresses();
    }
}
