package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
}
