package org.mailroom.server.imap.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailroom.server.imap.message.TestMailbox;
import org.mailroom.store.mailbox.MessageFlags;

/** Whatever a message holds, what is answered of it is well-formed, and its sections are parts of it. */
class FetchFuzzTest {

    private static final String ALL = "(ENVELOPE BODY BODYSTRUCTURE RFC822.SIZE RFC822.HEADER RFC822.TEXT BODY.PEEK[]"
            + " BODY.PEEK[1] BODY.PEEK[1.MIME] BODY.PEEK[1.HEADER] BODY.PEEK[1.1] BODY.PEEK[2.TEXT] BODY.PEEK[2]<3.5>"
            + " BODY.PEEK[HEADER.FIELDS (From Subject)] BODY.PEEK[HEADER.FIELDS.NOT (From)] PREVIEW"
            + " BINARY.PEEK[] BINARY.PEEK[1] BINARY.PEEK[1.2]<1.4> BINARY.SIZE[1] BINARY.SIZE[2])";

    private static final Pattern LITERAL =
            Pattern.compile("\\* 1 FETCH \\(\\S+(?: \\([^)]*\\)])? ~?\\{(\\d+)}\r\n(.*)\\)\r\n", Pattern.DOTALL);

    @FuzzTest(maxDuration = "60s")
    void sections(byte[] octets) throws Exception {
        TestMailbox mailbox = new TestMailbox().add(octets, MessageFlags.NONE);
        String message = new String(octets, ISO_8859_1);
        assertThat(literal(mailbox, "BINARY.PEEK[]")).isEqualTo(message);
        String sent = message.replace('\0', '\u0080');
        assertThat(literal(mailbox, "BODY.PEEK[]")).isEqualTo(sent);
        assertThat(literal(mailbox, "BODY.PEEK[HEADER]") + literal(mailbox, "BODY.PEEK[TEXT]"))
                .isEqualTo(sent);
        assertThat(literal(mailbox, "RFC822.HEADER") + literal(mailbox, "RFC822.TEXT"))
                .isEqualTo(sent);
        int from = octets.length == 0 ? 0 : octets[0] & 0xff;
        String partial = sent.substring(Math.min(from, sent.length()), Math.min(from + 7, sent.length()));
        assertThat(literal(mailbox, "BODY.PEEK[]<" + from + ".7>")).isEqualTo(partial);
        for (String part : List.of("1", "1.1", "2", "1.MIME", "2.MIME", "1.HEADER", "2.TEXT")) {
            String text = literal(mailbox, "BODY.PEEK[" + part + "]");
            assertThat(sent).contains(text == null ? "" : text);
        }
        String fields = literal(mailbox, "BODY.PEEK[HEADER.FIELDS (From Subject)]");
        String others = literal(mailbox, "BODY.PEEK[HEADER.FIELDS.NOT (From Subject)]");
        assertThat(fields.length() + others.length())
                .isBetween(header(mailbox).length(), header(mailbox).length() + 2);
    }

    private static String header(TestMailbox mailbox) throws Exception {
        return literal(mailbox, "BODY.PEEK[HEADER]");
    }

    @FuzzTest(maxDuration = "60s")
    void everything(byte[] octets) throws Exception {
        TestMailbox mailbox = new TestMailbox().add(octets, MessageFlags.NONE);
        for (boolean utf8 : new boolean[] {false, true}) {
            Fetches fetches = new Fetches(mailbox);
            String all = (utf8 ? fetches.utf8() : fetches).all(ALL);
            assertThat(ResponseSyntax.lines(all, utf8)).isEqualTo(1);
            int slice = 1 + (octets.length == 0 ? 0 : octets[octets.length - 1] & 0xff);
            Fetches sliced = new Fetches(mailbox).slices(slice);
            assertThat((utf8 ? sliced.utf8() : sliced).all(ALL)).isEqualTo(all);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void decodedSizes(byte[] octets) throws Exception {
        TestMailbox mailbox = new TestMailbox().add(octets, MessageFlags.NONE);
        for (String part : List.of("1", "2", "1.1")) {
            String size = new Fetches(mailbox).all("BINARY.SIZE[" + part + "]");
            String binary = new Fetches(mailbox).all("BINARY.PEEK[" + part + "]");
            assertThat(size.isEmpty()).as("what has no size cannot be decoded").isEqualTo(binary.isEmpty());
            if (!binary.isEmpty() && !binary.endsWith(" NIL)\r\n")) {
                assertThat(size)
                        .endsWith(" "
                                + literal(mailbox, "BINARY.PEEK[" + part + "]").length() + ")\r\n");
            }
        }
    }

    /** The octets of the one item that is asked for; null if there is no such section. */
    private static String literal(TestMailbox mailbox, String item) throws Exception {
        String response = new Fetches(mailbox).readOnly().all(item);
        if (response.endsWith(" NIL)\r\n") && !response.contains("}\r\n")) {
            return null;
        }
        Matcher literal = LITERAL.matcher(response);
        assertThat(literal.matches()).as(response).isTrue();
        assertThat(literal.group(2)).hasSize(Integer.parseInt(literal.group(1)));
        return literal.group(2);
    }
}
