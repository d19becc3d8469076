package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.store.mailbox.MessageFlags;

class FetchPropertyTest {

    @Property(tries = 300)
    void aPartialIsThatPartOfTheWhole(
            @ForAll @Size(max = 300) byte[] octets,
            @ForAll @IntRange(max = 1000) int repeated,
            @ForAll @LongRange(max = 400_000) long offset,
            @ForAll @LongRange(min = 1, max = 400_000) long count)
            throws Exception {
        byte[] message = new String(octets, ISO_8859_1)
                .replace('\0', ' ')
                .repeat(1 + repeated)
                .getBytes(ISO_8859_1);
        String text = new String(message, ISO_8859_1);
        int from = (int) Math.min(offset, message.length);
        int to = (int) Math.min(from + count, message.length);
        String partial = "<" + offset + "." + count + ">";

        String response = new Fetches(new TestMailbox().add(message, MessageFlags.NONE)).all("BODY.PEEK[]" + partial);

        assertThat(response)
                .isEqualTo("* 1 FETCH (BODY[]<" + offset + "> {" + (to - from) + "}\r\n" + text.substring(from, to)
                        + ")\r\n");
    }

    @Property(tries = 100)
    void slicesChangeNothing(@ForAll @Size(max = 2000) byte[] octets, @ForAll @IntRange(min = 1, max = 3000) int slice)
            throws Exception {
        byte[] header =
                "From: a@b\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n".getBytes(ISO_8859_1);
        byte[] message = new byte[header.length + octets.length];
        System.arraycopy(header, 0, message, 0, header.length);
        System.arraycopy(octets, 0, message, header.length, octets.length);
        var mailbox = new TestMailbox().add(message, MessageFlags.NONE).add("Subject: s\n\nb");
        String items = "(UID ENVELOPE BODY[1] BODYSTRUCTURE RFC822 BODY[HEADER.FIELDS (From)])";

        assertThat(new Fetches(mailbox).slices(slice).all(items)).isEqualTo(new Fetches(mailbox).all(items));
    }

    @Property(tries = 300)
    void whateverTheHeaderTheResponseIsWellFormed(
            @ForAll("headers") byte[] header, @ForAll boolean utf8, @ForAll @Size(max = 50) byte[] body)
            throws Exception {
        byte[] message = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, message, header.length, body.length);
        var fetches = new Fetches(new TestMailbox().add(message, MessageFlags.NONE));
        String response = (utf8 ? fetches.utf8() : fetches).all("(ENVELOPE BODYSTRUCTURE BODY.PEEK[TEXT] BODY)");

        assertThat(ResponseSyntax.lines(response, utf8)).isEqualTo(1);
    }

    /** Fields that are described, with what is awkward in them. */
    @Provide
    Arbitrary<byte[]> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "From",
                "To",
                "Subject",
                "Content-Type",
                "Content-Disposition",
                "Content-ID",
                "Content-Language",
                "Date");
        Arbitrary<String> values = Arbitraries.of(
                        "a@b",
                        "\"",
                        "\\",
                        "(",
                        ")",
                        "{3}",
                        "\r\n ",
                        "\r",
                        "\n",
                        "\0",
                        "\u00fc",
                        "\u00c3\u00bc",
                        "<",
                        ">",
                        "text/plain",
                        "multipart/mixed; boundary=x",
                        "message/rfc822",
                        ";",
                        "name=",
                        "x*=utf-8''%00",
                        " ")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
        return Combinators.combine(names, values)
                .as((name, value) -> name + ": " + value + "\r\n")
                .list()
                .ofMaxSize(6)
                .map(fields -> (String.join("", fields) + "\r\n").getBytes(ISO_8859_1));
    }
}
